"""What made-up people do to become what they are in the demo."""

from __future__ import annotations

from bot.demo.player import Player


async def become_coordinator(player: Player, code: str, language: str = "sv") -> None:
    """Opens the invitation's link and chooses a language."""
    await player.says(f"/start c_{code}")
    await player.presses(rf"^lang:{language}$")


async def sign_up(player: Player, *, area: str, bundle: str, language: str = "sv") -> None:
    """Signs up as a volunteer, from the first screen to the last."""
    await player.says("/start volunteer")
    await player.presses(rf"^lang:{language}$")
    for step in ("promise:yes", "name:own", "adult:yes", f"area:{area}", f"bundle:{bundle}"):
        await player.presses(rf"^f:\w+:{step}$")
    await player.presses(r"^f:\w+:summary:send$")
