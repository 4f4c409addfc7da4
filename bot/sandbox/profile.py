"""What the bot has told Telegram about itself: name, descriptions, menu buttons, commands."""

from __future__ import annotations

from typing import Any

from bot.sandbox.state import Json

USERNAME = "handslag_bot"
NAME = "Handslag"
COMMANDS_BUTTON: Json = {"type": "commands"}


class Profile:
    """Texts are kept by language code; "" is for every language without one of its own."""

    def __init__(self, bot_id: int) -> None:
        self.bot_id = bot_id
        self.username = USERNAME
        self.names: dict[str, str] = {"": NAME}
        self.descriptions: dict[str, str] = {}
        self.short_descriptions: dict[str, str] = {}
        self.menu_buttons: dict[int, Json] = {}
        self.commands: dict[Any, list[dict[str, str]]] = {}

    @property
    def name(self) -> str:
        return self.names[""]

    def menu_button(self, person: int = 0) -> Json:
        """The button beside the input of this person; 0 is the default of all private chats."""
        return self.menu_buttons.get(person) or self.menu_buttons.get(0) or COMMANDS_BUTTON
