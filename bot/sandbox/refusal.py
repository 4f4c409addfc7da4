"""The one way in which the sandbox says no to a bot."""


class Refusal(Exception):  # noqa: N818 (it is an answer of Telegram, not an error of ours)
    """Telegram's refusal of a call: its code and its words.

    `retry_after` (whole seconds) comes with 429 only; `migrate_to` is the id of the supergroup that the
    addressed group has become. None means that Telegram would leave the parameter out.
    """

    def __init__(
        self, code: int, description: str, retry_after: int | None = None, migrate_to: int | None = None
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after
        self.migrate_to = migrate_to
