"""How the parameters of a call are read."""

import pytest

from bot.sandbox import inputs
from bot.sandbox.refusal import Refusal


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        *(("true", True), ("True ", True), ("1", True), ("yes", True), (True, True)),
        *(("false", False), ("0", False), ("", False), (None, False), ("on", False), (False, False)),
    ],
)
def test_truth_is_true_yes_or_1(raw: object, value: bool) -> None:
    assert inputs.boolean(raw) is value


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (None, 5),
        ("", 5),
        ("7", 7),
        (" 7", 7),
        ("7 days", 7),
        ("-3", 1),
        ("x", 1),
        ("500", 100),
        (12, 12),
        ("9" * 5000, 100),
    ],
)
def test_numbers_are_brought_between_their_limits(raw: object, value: int) -> None:
    assert inputs.integer(raw, 5, low=1, high=100) == value


@pytest.mark.parametrize(("raw", "value"), [("7", 7), ("-7", 0), ("", 0), (None, 0), ("x", 0)])
def test_a_message_id_that_cannot_be_is_0(raw: object, value: int) -> None:
    assert inputs.message_id(raw) == value


ALLOWED = [
    (None, None),
    ("", None),
    ("no json", None),
    ('"message"', None),
    ("[1]", None),
    ('["message", "Callback_Query", "telepathy"]', {"message", "callback_query"}),
    ("[]", inputs.DEFAULT_UPDATES),
    ('["telepathy"]', inputs.DEFAULT_UPDATES),
    ('["chat_member"]', {"chat_member"}),
]


@pytest.mark.parametrize(("raw", "kinds"), ALLOWED)
def test_allowed_updates_are_read_as_telegram_reads_them(raw: object, kinds: object) -> None:
    assert inputs.allowed_updates(raw) == kinds


def test_some_updates_come_only_when_asked_for() -> None:
    asked_for = {"chat_member", "message_reaction", "message_reaction_count"}
    assert asked_for == inputs.ALL_UPDATES - inputs.DEFAULT_UPDATES


@pytest.mark.parametrize(("raw", "ids"), [("[3, 1]", [3, 1]), ('["2"]', [2]), ("[1, 1]", [1, 1])])
def test_message_ids_are_read_in_their_order(raw: str, ids: list[int]) -> None:
    assert inputs.message_ids(raw) == ids


def test_a_toast_of_200_characters_passes_and_one_more_does_not() -> None:
    assert inputs.callback_answer("å" * 200) == "å" * 200
    with pytest.raises(Refusal, match="MESSAGE_TOO_LONG"):
        inputs.callback_answer("å" * 201)


def test_what_the_bot_says_about_itself_has_its_lengths() -> None:
    for read, longest in (
        (inputs.bot_name, 64),
        (inputs.description, 512),
        (inputs.short_description, 120),
    ):
        assert read("x" * longest) == "x" * longest
        with pytest.raises(Refusal):
            read("x" * (longest + 1))
