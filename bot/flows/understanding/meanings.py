"""What typed words can mean."""

from enum import StrEnum


class Word(StrEnum):
    """The meaning of a whole message."""

    YES = "yes"
    NO = "no"
    BACK = "back"
    CANCEL = "cancel"
    SKIP = "skip"
    HELP = "help"
    STOP = "stop"
    HELLO = "hello"
    THANKS = "thanks"
    DONE = "done"


class Danger(StrEnum):
    """What somebody may be in, the most urgent first."""

    DANGER = "danger"
    SELF_HARM = "self_harm"
    VIOLENCE = "violence"
