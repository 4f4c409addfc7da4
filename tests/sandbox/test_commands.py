"""Command lists, whom they are for, and which one a person sees."""

import contextlib

import pytest
from hypothesis import given

from bot.sandbox import commands
from bot.sandbox.commands import Scope
from bot.sandbox.refusal import Refusal
from tests.sandbox.anything import JSON

HELP = {"command": "help", "description": "What I can do"}


def listed(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": name} for name in names]


def test_commands_are_kept_without_slash_and_spaces() -> None:
    sent = '[{"command": " /help ", "description": "  What I can do "}]'
    assert commands.commands(sent) == [HELP]


@pytest.mark.parametrize("raw", [None, "", "[]"])
def test_no_commands_are_an_empty_list(raw: object) -> None:
    assert commands.commands(raw) == []


REFUSED = [
    ("[", "can't parse commands JSON object"),
    ("{}", "expected an Array of BotCommand"),
    ('["help"]', "can't parse BotCommand: expected an Object"),
    ([{"description": "x"}], "can't parse BotCommand: Can't find field \"command\""),
    ([{"command": "x"}], "can't parse BotCommand: Can't find field \"description\""),
    (
        [{"command": "x", "description": []}],
        'can\'t parse BotCommand: Field "description" must be of type String',
    ),
    ([{"command": "/", "description": "x"}], "command must be non-empty"),
    ([{"command": "x" * 33, "description": "x"}], "command length must not exceed 32"),
    ([{"command": "x", "description": " "}], "command description must be non-empty"),
    ([{"command": "x", "description": "x" * 257}], "command description length must not exceed 256"),
    ([{"command": "Help", "description": "x"}], "BOT_COMMAND_INVALID"),
    ([{"command": "hjälp", "description": "x"}], "BOT_COMMAND_INVALID"),
    ([{"command": "\ud83d", "description": "x"}], "command must be encoded in UTF-8"),
    ([{"command": "x", "description": "\ud83d"}], "command description must be encoded in UTF-8"),
    (listed(*(f"c{number}" for number in range(101))), "BOT_COMMANDS_TOO_MUCH"),
    ([{"command": f"c{number}", "description": "x" * 250} for number in range(20)], "BOT_COMMANDS_TOO_MUCH"),
]


@pytest.mark.parametrize(("raw", "words"), REFUSED)
def test_bad_commands_are_refused(raw: object, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        commands.commands(raw)
    assert (refused.value.code, refused.value.description) == (400, f"Bad Request: {words}")


SCOPES = [
    ("", Scope()),
    ('{"type": "default"}', Scope()),
    ('{"type": "all_private_chats"}', Scope("all_private_chats")),
    ('{"type": "chat", "chat_id": 7}', Scope("chat", "7")),
    ('{"type": "chat_administrators", "chat_id": "-9"}', Scope("chat_administrators", "-9")),
    ('{"type": "chat_member", "chat_id": -9, "user_id": 7}', Scope("chat_member", "-9", 7)),
]


@pytest.mark.parametrize(("raw", "scope"), SCOPES)
def test_scopes_are_read(raw: str, scope: Scope) -> None:
    assert commands.scope(raw) == scope


BAD_SCOPES = [
    ("{", "can't parse BotCommandScope JSON object"),
    ("[]", "can't parse BotCommandScope: BotCommandScope must be an Object"),
    ("{}", "can't parse BotCommandScope: Can't find field \"type\""),
    ('{"type": "everybody"}', "can't parse BotCommandScope: Unsupported type specified"),
    ('{"type": "chat"}', "can't parse BotCommandScope: Can't find field \"chat_id\""),
    ('{"type": "chat", "chat_id": ""}', "can't parse BotCommandScope: Empty chat_id specified"),
    ('{"type": "chat_member", "chat_id": 7}', "can't parse BotCommandScope: Can't find field \"user_id\""),
    (
        '{"type": "chat_member", "chat_id": 7, "user_id": 0}',
        "can't parse BotCommandScope: Invalid user_id specified",
    ),
]


@pytest.mark.parametrize(("raw", "words"), BAD_SCOPES)
def test_bad_scopes_are_refused(raw: str, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        commands.scope(raw)
    assert refused.value.description == f"Bad Request: {words}"


@pytest.mark.parametrize(("raw", "code"), [(None, ""), ("", ""), ("sv", "sv")])
def test_language_codes_are_two_letters_or_none(raw: object, code: str) -> None:
    assert commands.language_code(raw) == code


@pytest.mark.parametrize("raw", ["SV", "sv-SE", "swe", "s", "s1", 7, "ÅÄ"])
def test_other_language_codes_are_refused(raw: object) -> None:
    with pytest.raises(Refusal, match="Bad Request: invalid language code specified"):
        commands.language_code(raw)


@given(raw=JSON)
def test_whatever_comes_as_commands_or_scope_is_read_or_refused(raw: object) -> None:
    with contextlib.suppress(Refusal):
        assert all(set(each) == {"command", "description"} for each in commands.commands([raw]))
    with contextlib.suppress(Refusal):
        assert commands.scope(raw).type in {"default", "chat", "chat_member"}


GROUP = "-100"
STORED = {
    (Scope(), ""): listed("default"),
    (Scope(), "sv"): listed("default_sv"),
    (Scope("all_private_chats"), ""): listed("private"),
    (Scope("all_private_chats"), "uk"): listed("private_uk"),
    (Scope("chat", "7"), "ar"): listed("anna_ar"),
    (Scope("all_group_chats"), ""): listed("groups"),
    (Scope("all_chat_administrators"), ""): listed("administrators"),
    (Scope("chat", GROUP), ""): listed("this_group"),
    (Scope("chat_administrators", GROUP), ""): listed("its_administrators"),
    (Scope("chat_member", GROUP, 8), ""): listed("bo_here"),
}
SEEN = [
    (7, 7, "private", "ar", False, "anna_ar"),
    (7, 7, "private", "uk", False, "private_uk"),
    (7, 7, "private", "sv", False, "private"),
    (8, 8, "private", None, False, "private"),
    (8, 8, "private", "uk-UA", False, "private_uk"),
    (-100, 8, "supergroup", "sv", False, "bo_here"),
    (-100, 9, "supergroup", "sv", False, "this_group"),
    (-100, 9, "supergroup", "sv", True, "its_administrators"),
    (-200, 9, "group", "sv", True, "administrators"),
    (-200, 9, "group", "sv", False, "groups"),
]


@pytest.mark.parametrize("case", SEEN)
def test_the_narrowest_scope_wins_and_there_ones_own_language(
    case: tuple[int, int, str, str | None, bool, str],
) -> None:
    chat, user, kind, language, is_admin, seen = case
    found = commands.resolve(
        STORED, chat_id=chat, user_id=user, chat_type=kind, language_code=language, is_admin=is_admin
    )
    assert found == listed(seen)


def test_without_a_narrower_list_the_default_in_ones_language_is_seen() -> None:
    wide = {key: value for key, value in STORED.items() if key[0] == Scope()}
    for language, seen in (("sv", "default_sv"), ("uk", "default"), (None, "default")):
        found = commands.resolve(wide, chat_id=7, user_id=7, chat_type="private", language_code=language)
        assert found == listed(seen)


def test_no_list_at_all_is_no_menu() -> None:
    assert commands.resolve({}, chat_id=7, user_id=7, chat_type="private", language_code="sv") == []
