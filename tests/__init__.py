"""Tests. What several of them stand on explains its own failed assertions, as a test does."""

import pytest

pytest.register_assert_rewrite("tests.town", "tests.phone", "tests.acts", "tests.stories.scenes")
