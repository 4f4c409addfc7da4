"""Words on buttons that stand in more than one place: said once, so that they are the same everywhere."""

from __future__ import annotations

from bot.text import PN_

BACK = PN_("button", "← Back")
CANCEL = PN_("button", "✕ Cancel")
YES = PN_("button", "Yes")
NO = PN_("button", "No")
DONE = PN_("button", "Done")
IS_DONE = PN_("button", "It is done")
DROP_IT = PN_("button", "Drop it")
NOT_RIGHT = PN_("button", "Something is not right")
CANNOT_COME = PN_("button", "I can't come")
ON_MY_WAY = PN_("button", "On my way")
CHANGE_TIME = PN_("button", "Change the time")
RING_ME = PN_("button", "Ring me")
SHARE_NUMBER = PN_("button", "Share my number")
SHOW_MEDIA = PN_("button", "Show photos and voice")
USE_POSITION = PN_("button", "Use my position")
WHO_SEES = PN_("button", "Who sees what")
MY_LANGUAGES = PN_("button", "My languages")
THEY_WANT_IT = PN_("button", "Now they want it")
