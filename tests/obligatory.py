"""What a person's machine may lack, and CI may not."""

from __future__ import annotations

import os
import shutil

#: Set in CI: whatever is missing is an error there, never a test left out.
OBLIGATORY = bool(os.environ.get("HANDSLAG_OBLIGATORY"))


def chromium() -> str | None:
    """Path of a Chromium or Chrome to drive; None where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((path for name in names if (path := shutil.which(name))), None)
