"""What the bot tells about itself, and who sees which commands."""

from __future__ import annotations

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonCommands,
    MenuButtonWebApp,
    WebAppInfo,
)

from tests.sandbox.conftest import Json, Phone, Town


async def menu(phone: Phone) -> list[str]:
    commands: list[Json] = await phone.town.get(f"/sandbox/people/{phone.id}/commands")
    return [one["command"] for one in commands]


async def test_a_person_sees_the_narrowest_commands_in_their_language(town: Town, bot: Bot) -> None:
    anna, bo = await town.person("Anna", "sv"), await town.person("Bo", "uk")
    await bot.set_my_commands([BotCommand("help", "Help")])
    await bot.set_my_commands([BotCommand("hjalp", "Hjälp")], language_code="sv")
    assert (await menu(anna), await menu(bo)) == (["hjalp"], ["help"])
    await bot.set_my_commands([BotCommand("need", "Need")], BotCommandScopeAllPrivateChats())
    assert (await menu(anna), await menu(bo)) == (["need"], ["need"])
    await bot.set_my_commands([BotCommand("desk", "Desk")], BotCommandScopeChat(bo.id))
    assert (await menu(anna), await menu(bo)) == (["need"], ["desk"])
    await bot.delete_my_commands(BotCommandScopeAllPrivateChats())
    assert await menu(anna) == ["hjalp"]


async def test_commands_are_read_back_for_exactly_one_scope_and_language(town: Town, bot: Bot) -> None:
    await bot.set_my_commands([BotCommand("hjalp", "Hjälp")], language_code="sv")
    assert [one.command for one in await bot.get_my_commands(language_code="sv")] == ["hjalp"]
    assert await bot.get_my_commands() == ()
    await bot.set_my_commands([], language_code="sv")
    assert await bot.get_my_commands(language_code="sv") == ()


async def test_commands_for_a_chat_need_that_chat(town: Town) -> None:
    listed = [{"command": "help", "description": "Help"}]
    answer = await town.bot("setMyCommands", commands=listed, scope={"type": "chat", "chat_id": 77})
    assert answer.refusal == (400, "Bad Request: chat not found")


async def test_name_and_descriptions_are_kept_by_language(town: Town, bot: Bot) -> None:
    await bot.set_my_description("Neighbours help")
    await bot.set_my_description("Grannar hjälper", "sv")
    await bot.set_my_short_description("Help")
    await bot.set_my_name("Norrö hjälper")
    assert (await bot.get_my_description("sv")).description == "Grannar hjälper"
    assert (await bot.get_my_description("uk")).description == "Neighbours help"
    assert (await bot.get_my_short_description()).short_description == "Help"
    card = await town.get("/sandbox/bot")
    assert (card["name"], card["description"], card["username"]) == (
        "Norrö hjälper",
        "Neighbours help",
        "handslag_bot",
    )
    assert (await bot.get_me()).first_name == "Norrö hjälper"
    await bot.set_my_description("", "sv")
    assert (await bot.get_my_description("sv")).description == "Neighbours help"
    await bot.set_my_name("")
    assert (await bot.get_my_name()).name == "Handslag"


@pytest.mark.parametrize(
    "method", ["setMyName", "setMyDescription", "setMyShortDescription", "setMyCommands"]
)
async def test_a_language_has_two_letters(town: Town, method: str) -> None:
    answer = await town.bot(method, language_code="sv-SE")
    assert answer.refusal == (400, "Bad Request: invalid language code specified")


async def test_a_menu_button_for_all_and_for_one(town: Town, bot: Bot) -> None:
    anna, bo = await town.person(), await town.person("Bo")
    assert isinstance(await bot.get_chat_menu_button(), MenuButtonCommands)
    app = MenuButtonWebApp("Desk", WebAppInfo("https://example.org/desk"))
    await bot.set_chat_menu_button(anna.id, app)
    assert await bot.get_chat_menu_button(anna.id) == app
    assert isinstance(await bot.get_chat_menu_button(bo.id), MenuButtonCommands)
    await town.bot("setChatMenuButton", chat_id=anna.id, menu_button={"type": "default"})
    assert isinstance(await bot.get_chat_menu_button(anna.id), MenuButtonCommands)
    refused = await town.bot("setChatMenuButton", chat_id=77)
    assert refused.refusal == (400, "Bad Request: user not found")


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ("{", "can't parse menu button JSON object"),
        ([], "can't parse menu button: MenuButton must be an Object"),
        ({"type": "x"}, "can't parse menu button: MenuButton has unsupported type"),
    ],
)
async def test_a_menu_button_that_is_none(town: Town, button: object, words: str) -> None:
    answer = await town.bot("setChatMenuButton", menu_button=button)
    assert answer.refusal == (400, f"Bad Request: {words}")


async def test_a_web_app_on_this_machine_may_do_without_https(town: Town) -> None:
    button: Json = {"type": "web_app", "text": "Desk", "web_app": {"url": "http://127.0.0.1:8080/desk"}}
    assert (await town.bot("setChatMenuButton", menu_button=button)).result is True
    button["web_app"]["url"] = "http://example.org/desk"
    assert (await town.bot("setChatMenuButton", menu_button=button)).status == 400
