"""Photos and voices that are shown for a while: how long, and what is said with them."""

from __future__ import annotations

from datetime import timedelta

from bot.text import N_

MEDIA_STAYS = timedelta(hours=40)
"""Telegram lets a bot delete its messages for 48 hours."""

HERE_THEY_ARE = N_("Here they are. We remove them later.")
