"""`python -m bot` is the same as `handslag`."""

import sys

from bot.cli import main

sys.exit(main())
