"""One row of the table of refusals."""

from collections.abc import Mapping
from dataclasses import dataclass, field

PREFIXES = {
    400: "Bad Request: ",
    401: "",
    403: "Forbidden: ",
    404: "Not Found: ",
    409: "Conflict: ",
    429: "Too Many Requests: ",
}


@dataclass(frozen=True)
class Row:
    """In this scene (tests/sandbox/scenes.py) this call is refused with these words.

    In `params`, `$chat`, `$message` and the like stand for what the scene has made. `read_in` says where
    Telegram's words were read: a file and function of tdlib/telegram-bot-api ("api …") or tdlib/td ("td …"),
    the API documentation, or, for what only Telegram's own servers check, who has reported it.
    """

    scene: str
    method: str
    params: Mapping[str, object]
    words: str
    read_in: str
    code: int = 400
    parameters: Mapping[str, object] = field(default_factory=dict)
    token: str | None = None

    @property
    def description(self) -> str:
        return PREFIXES[self.code] + self.words

    def __str__(self) -> str:
        return f"{self.method}-{self.scene}-{self.words}"[:100]
