"""Groups: what the bot hears there, and what becomes of a group."""

from __future__ import annotations

from telegram import Bot, ChatMemberBanned, ChatMemberOwner

from tests.sandbox.conftest import Json, Phone, Town


async def two(town: Town) -> tuple[Phone, Phone, int]:
    anna, bo = await town.person("Anna"), await town.person("Bo")
    return anna, bo, await town.group(anna, bo)


async def test_the_bot_hears_that_it_was_taken_into_a_group(town: Town) -> None:
    anna, _, group = await two(town)
    member, created = await town.updates()
    joined = member["my_chat_member"]
    assert (joined["chat"]["id"], joined["chat"]["type"], joined["from"]["id"]) == (group, "group", anna.id)
    assert (joined["old_chat_member"]["status"], joined["new_chat_member"]["status"]) == ("left", "member")
    assert created["message"]["group_chat_created"] is True


async def test_a_command_without_an_address_is_for_the_bot_that_wrote_last(town: Town) -> None:
    anna, _, group = await two(town)
    assert (await anna.says("/help", chat_id=group))["update_id"] is None
    assert (await anna.says("/help@handslag_bot\nsnälla", chat_id=group))["update_id"] is not None
    await town.bot("sendMessage", chat_id=group, text="Hej")
    assert (await anna.says("/help", chat_id=group))["update_id"] is not None


async def test_in_a_group_the_bot_hears_commands_and_answers_to_itself(town: Town) -> None:
    anna, bo, group = await two(town)
    await town.updates()
    sent = (await town.bot("sendMessage", chat_id=group, text="Hej alla")).result
    heard = {
        "/help": True,
        "/help@handslag_bot": True,
        "/help@another_bot": False,
        "just talk": False,
    }
    for text, expected in heard.items():
        assert ((await anna.says(text, chat_id=group))["update_id"] is not None) is expected, text
    answer = await bo.says("Hej bot", chat_id=group, reply_to=sent["message_id"])
    assert answer["update_id"] is not None


async def test_everybody_in_a_group_sees_everything(town: Town) -> None:
    anna, bo, group = await two(town)
    await anna.says("Hej Bo", chat_id=group)
    await town.bot("sendMessage", chat_id=group, text="Hej båda")
    for phone in (anna, bo):
        shown = await phone.messages(group)
        assert [(one["from_name"], one["text"]) for one in shown] == [
            ("Anna", "Hej Bo"),
            ("Handslag", "Hej båda"),
        ]
    assert [one["text"] for one in await bo.messages()] == ["/start"]
    cilla = await town.person("Cilla")
    assert (await cilla.tries("text", text="hej", chat_id=group))[0] == 404


async def chats(town: Town, phone: Phone) -> list[Json]:
    """A phone's list of chats."""
    people = await town.get("/sandbox/people")
    return next(list(one["chats"]) for one in people if one["id"] == phone.id)


async def test_a_phone_lists_its_chats_with_what_is_unread_in_each(town: Town) -> None:
    anna, bo, group = await two(town)
    for text in ("ett", "två"):
        await town.bot("sendMessage", chat_id=group, text=text)
    await town.bot("sendMessage", chat_id=bo.id, text="tre")
    private, shared = await chats(town, bo)
    assert (private["id"], private["title"], private["unread"]) == (bo.id, "Handslag", 1)
    assert (shared["id"], shared["title"], shared["members"]) == (group, "Norrö", ["Anna", "Bo"])
    assert (shared["unread"], shared["last"]["text"]) == (3, "två"), "the note that it was made counts"
    await bo.does("read", chat_id=group)
    assert [one["unread"] for one in await chats(town, bo)] == [1, 0]
    await bo.says("fyra", chat_id=group)
    assert [one["unread"] for one in await chats(town, bo)] == [1, 0]
    await bo.does("read")
    assert [one["unread"] for one in await chats(town, bo)] == [0, 0]
    assert [one["unread"] for one in await chats(town, anna)] == [0, 3]
    assert [one["id"] for one in await chats(town, await town.person("Cilla"))] != [group]


async def test_the_list_of_chats_follows_a_group_that_becomes_a_supergroup(town: Town) -> None:
    anna, _, group = await two(town)
    _, new = await town.post(f"/sandbox/groups/{group}/upgrade", {})
    _, shared = await chats(town, anna)
    assert (shared["id"], shared["was"]) == (new["id"], group)
    await anna.does("block", chat_id=new["id"])
    assert (await chats(town, anna))[1]["bot_removed"] is True


async def test_a_group_has_a_menu_of_its_own(town: Town) -> None:
    anna, bo, group = await two(town)
    scopes = {"groups": "all_group_chats", "makers": "all_chat_administrators"}
    for command, scope in scopes.items():
        listed = [{"command": command, "description": "a"}]
        await town.bot("setMyCommands", commands=listed, scope={"type": scope})

    async def menu(phone: Phone) -> list[str]:
        shown = await town.get(f"/sandbox/people/{phone.id}/commands?chat_id={group}")
        return [one["command"] for one in shown]

    assert (await menu(anna), await menu(bo)) == (["makers"], ["groups"])
    assert await town.get(f"/sandbox/people/{bo.id}/commands") == []
    await anna.does("block", chat_id=group)
    assert await menu(anna) == []


async def test_a_selective_keyboard_is_for_who_is_named_or_answered(town: Town) -> None:
    anna, bo, group = await two(town)
    asked = await bo.says("/help@handslag_bot", chat_id=group)
    keys = {"keyboard": [[{"text": "Ja"}]], "selective": True}
    answer = {"message_id": asked["message_id"]}
    await town.bot("sendMessage", chat_id=group, text="Du?", reply_markup=keys, reply_parameters=answer)
    assert [(await one.shows(group))["keyboard"] for one in (anna, bo)] == [None, [[{"text": "Ja"}]]]
    named = f'<a href="tg://user?id={anna.id}">Anna</a>?'
    await town.bot("sendMessage", chat_id=group, text=named, parse_mode="HTML", reply_markup=keys)
    assert (await anna.shows(group))["keyboard"] == [[{"text": "Ja"}]]


async def test_a_press_in_a_group_is_whose_it_is(town: Town) -> None:
    _, bo, group = await two(town)
    await town.updates()
    yes = {"inline_keyboard": [[{"text": "Ja", "callback_data": "y"}]]}
    sent = (await town.bot("sendMessage", chat_id=group, text="Kan någon?", reply_markup=yes)).result
    await bo.does("press", message_id=sent["message_id"], data="y", chat_id=group)
    (update,) = await town.updates()
    assert update["callback_query"]["from"]["id"] == bo.id
    await town.bot("answerCallbackQuery", callback_query_id=update["callback_query"]["id"], text="Tack")
    assert (await bo.shows(group))["toast"] == {"text": "Tack", "alert": False}


async def test_a_bot_that_was_thrown_out_cannot_write_there(town: Town) -> None:
    anna, _, group = await two(town)
    await town.updates()
    await anna.does("block", chat_id=group)
    (update,) = await town.updates()
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    refused = (await town.bot("sendMessage", chat_id=group, text="a")).refusal
    assert refused == (403, "Forbidden: bot was kicked from the group chat")
    await anna.does("unblock", chat_id=group)
    assert (await town.bot("sendMessage", chat_id=group, text="a")).status == 200


async def test_a_group_that_becomes_a_supergroup_gets_another_id(town: Town) -> None:
    _, bo, group = await two(town)
    await town.updates()
    _, new = await town.post(f"/sandbox/groups/{group}/upgrade", {})
    old_note, new_note = await town.updates()
    assert old_note["message"]["migrate_to_chat_id"] == new["id"]
    assert new_note["message"]["migrate_from_chat_id"] == group
    assert new_note["message"]["chat"]["type"] == "supergroup"
    answer = await town.bot("sendMessage", chat_id=group, text="a")
    assert answer.refusal == (400, "Bad Request: group chat was upgraded to a supergroup chat")
    assert answer.body["parameters"] == {"migrate_to_chat_id": new["id"]}
    assert (await town.bot("sendMessage", chat_id=new["id"], text="a")).status == 200
    assert (await bo.says("/help", chat_id=new["id"]))["update_id"] is not None


async def test_chats_and_members_are_described(town: Town, bot: Bot) -> None:
    anna, bo, group = await two(town)
    private, shared = await bot.get_chat(anna.id), await bot.get_chat(group)
    assert (private.type, private.first_name, shared.type, shared.title) == (
        "private",
        "Anna",
        "group",
        "Norrö",
    )
    assert isinstance(await bot.get_chat_member(group, anna.id), ChatMemberOwner)
    statuses = [(await bot.get_chat_member(group, one)).status for one in (bo.id, bot.id)]
    assert statuses == ["member", "member"]
    cilla = await town.person("Cilla")
    assert (await bot.get_chat_member(group, cilla.id)).status == "left"
    strange = await town.bot("getChatMember", chat_id=group, user_id=77)
    assert strange.refusal == (400, "Bad Request: member not found")
    await anna.does("block", chat_id=group)
    assert isinstance(await bot.get_chat_member(group, bot.id), ChatMemberBanned)


async def test_a_bot_deletes_only_its_own_messages_in_a_group(town: Town) -> None:
    anna, _, group = await two(town)
    foreign = await anna.says("hej", chat_id=group)
    own = (await town.bot("sendMessage", chat_id=group, text="a")).result
    refused = await town.bot("deleteMessage", chat_id=group, message_id=foreign["message_id"])
    assert refused.refusal == (400, "Bad Request: message can't be deleted for everyone")
    assert (await town.bot("deleteMessage", chat_id=group, message_id=own["message_id"])).result is True


async def test_a_group_keyboard_cannot_ask_for_a_number(town: Town) -> None:
    _, _, group = await two(town)
    keyboard = {"keyboard": [[{"text": "Nummer", "request_contact": True}]]}
    answer = await town.bot("sendMessage", chat_id=group, text="a", reply_markup=keyboard)
    assert answer.refusal[0] == 400
