"""What a phone can do, a program can do; and what the bot hears of it."""

from __future__ import annotations

import base64

import pytest
from telegram import Bot, Update

from bot.sandbox import made_up
from tests.sandbox.conftest import Json, Phone, Town


async def heard(bot: Bot) -> Update:
    """The only update that waits, confirmed."""
    (update,) = await bot.get_updates()
    await bot.get_updates(offset=update.update_id + 1)
    return update


async def test_a_new_person_is_listed_as_not_having_started(town: Town) -> None:
    anna = await town.person(new=True)
    (person,) = await town.get("/sandbox/people")
    assert person == {
        "id": anna.id,
        "name": "Anna",
        "language_code": "sv",
        "blocked": False,
        "deactivated": False,
        "unread": 0,
        "started": False,
        "chats": [{"id": anna.id, "title": "Handslag", "unread": 0, "last": None}],
    }
    assert anna.id > 2**32, "as real ids are by now"
    await anna.says("hej")
    assert (await town.get("/sandbox/people"))[0]["started"] is True


async def test_a_text_is_cleaned_and_its_commands_and_links_are_found(town: Town, bot: Bot) -> None:
    anna = await town.person()
    await anna.says("  /start need a\u202eb https://a.se  ")
    message = (await heard(bot)).message
    assert message is not None
    assert message.text == "/start need ab https://a.se"
    assert [one.type for one in message.entities] == ["bot_command", "url"]
    assert message.from_user is not None
    assert (message.from_user.id, message.from_user.language_code) == (anna.id, "sv")


async def test_what_a_link_starts_the_bot_with_is_heard_but_not_seen(town: Town, bot: Bot) -> None:
    anna = await town.person(new=True)
    await anna.says("/start need")
    message = (await heard(bot)).message
    assert message is not None
    assert message.text == "/start need"
    (seen,) = await anna.messages()
    assert (seen["text"], [one["type"] for one in seen["entities"]]) == ("/start", ["bot_command"])
    await anna.says("/start no payload has blanks")
    assert (await anna.messages())[-1]["text"] == "/start no payload has blanks"


async def test_an_app_may_tell_no_language(town: Town, bot: Bot) -> None:
    anna = await town.person(language_code=None)
    await anna.says("hej")
    update = await heard(bot)
    assert update.effective_user is not None
    assert update.effective_user.language_code is None


async def test_a_very_long_text_comes_as_several_messages(town: Town) -> None:
    anna = await town.person()
    done = await anna.says("å" * 5000)
    updates = await town.updates()
    assert [len(update["message"]["text"]) for update in updates] == [4096, 904]
    assert done["update_id"] == updates[-1]["update_id"]


@pytest.mark.parametrize("text", ["", "  \n ", "\u202e"])
async def test_a_blank_text_cannot_be_sent(town: Town, text: str) -> None:
    anna = await town.person()
    assert (await anna.tries("text", text=text))[0] == 400


async def test_an_edited_message_is_told(town: Town, bot: Bot) -> None:
    anna = await town.person()
    written = await anna.says("Storgatan 1")
    await heard(bot)
    await anna.does("edit", message_id=written["message_id"], text="Storgatan 2")
    update = await heard(bot)
    assert update.edited_message is not None
    assert (update.edited_message.text, update.edited_message.message_id) == (
        "Storgatan 2",
        written["message_id"],
    )
    assert (await anna.messages())[-1]["edited"] is True
    assert (await anna.tries("edit", message_id=written["message_id"], text="Storgatan 2"))[0] == 400
    assert (await anna.tries("edit", message_id=9999, text="x"))[0] == 404


async def test_a_caption_is_edited_like_a_text(town: Town, bot: Bot) -> None:
    anna = await town.person()
    sent = await anna.does("photo", caption="Kvitto")
    await heard(bot)
    await anna.does("edit", message_id=sent["message_id"], text="Kvittot")
    update = await heard(bot)
    assert update.edited_message is not None
    assert update.edited_message.caption == "Kvittot"
    assert update.edited_message.photo


async def test_ones_own_number_and_that_of_somebody_else(town: Town, bot: Bot) -> None:
    anna, bo = await town.person(), await town.person("Bo")
    await anna.does("contact")
    own = (await heard(bot)).message
    assert own is not None
    assert own.contact is not None
    assert (own.contact.user_id, own.contact.first_name) == (anna.id, "Anna")
    assert own.contact.phone_number.startswith("46701740"), "a number that is kept free for fiction"
    await anna.does("contact", phone_number="4612345", user_id=bo.id)
    other = (await heard(bot)).message
    assert other is not None
    assert other.contact is not None
    assert (other.contact.user_id, other.contact.phone_number) == (bo.id, "4612345")
    await anna.does("contact", user_id=None)
    stranger = (await heard(bot)).message
    assert stranger is not None
    assert stranger.contact is not None
    assert stranger.contact.user_id is None


async def test_a_place_and_a_sticker(town: Town, bot: Bot) -> None:
    anna = await town.person()
    await anna.does("location", latitude=59.3, longitude=18)
    place = (await heard(bot)).message
    assert place is not None
    assert place.location is not None
    assert (place.location.latitude, place.location.longitude) == (59.3, 18.0)
    await anna.does("sticker", emoji="🎉")
    sticker = (await heard(bot)).message
    assert sticker is not None
    assert sticker.sticker is not None
    assert sticker.sticker.emoji == "🎉"
    assert (await anna.messages())[-1]["sticker"] == {"emoji": "🎉"}


@pytest.mark.parametrize("kind", ["photo", "voice", "document"])
async def test_files_are_made_up_or_given(town: Town, bot: Bot, kind: str) -> None:
    anna = await town.person()
    given = base64.b64encode(made_up.picture()).decode()
    for more in ({}, {"base64": given, "file_name": "a.png", "caption": "Hej"}):
        await anna.does(kind, **more)
        message = (await heard(bot)).message
        assert message is not None
        sent = message.to_dict()[kind]
        file = await bot.get_file((sent[-1] if kind == "photo" else sent)["file_id"])
        content = await file.download_as_bytearray()
        assert (len(content) > 50, message.caption) == (True, more.get("caption"))
    assert (await anna.tries(kind, base64="%%"))[0] == 400


def test_what_is_made_up_is_what_it_says() -> None:
    assert made_up.picture().startswith(b"\x89PNG")
    assert made_up.recording()[:4] == b"OggS"
    assert made_up.recording().count(b"OpusHead") == 1
    assert made_up.paper().startswith(b"%PDF")


async def test_an_album_is_one_group(town: Town) -> None:
    anna = await town.person()
    for album in ("x", "x", "y"):
        await anna.does("photo", album=album)
    one, two, three = [update["message"]["media_group_id"] for update in await town.updates()]
    assert one == two != three


async def test_blocking_and_unblocking_is_told_once(town: Town, bot: Bot) -> None:
    anna = await town.person()
    await anna.does("block")
    assert (await anna.does("block"))["update_id"] is None
    gone = (await heard(bot)).my_chat_member
    assert gone is not None
    assert (gone.old_chat_member.status, gone.new_chat_member.status) == ("member", "kicked")
    assert (await anna.tries("text", text="hej"))[0] == 409
    await anna.does("unblock")
    back = (await heard(bot)).my_chat_member
    assert back is not None
    assert (back.old_chat_member.status, back.new_chat_member.status) == ("kicked", "member")
    await anna.says("hej igen")


async def test_nobody_hears_of_a_deactivated_account(town: Town) -> None:
    anna = await town.person()
    assert (await anna.does("deactivate"))["update_id"] is None
    assert (await anna.tries("text", text="hej"))[0] == 409
    assert await town.updates() == []


async def test_messages_are_unread_until_somebody_looks_or_answers(town: Town) -> None:
    anna = await town.person()

    async def unread() -> int:
        return int((await town.get("/sandbox/people"))[0]["unread"])

    for text in ("en", "två"):
        await town.bot("sendMessage", chat_id=anna.id, text=text)
    assert await unread() == 2
    await anna.does("read")
    assert await unread() == 0
    await town.bot("sendMessage", chat_id=anna.id, text="tre")
    await anna.says("ja")
    assert await unread() == 0


@pytest.mark.parametrize(
    ("act", "given", "status"),
    [
        ("text", {}, 400),
        ("text", {"text": 1}, 400),
        ("text", {"text": "a", "chat_id": "x"}, 400),
        ("text", {"text": "a", "chat_id": -77}, 404),
        ("location", {"latitude": "north"}, 400),
        ("contact", {"phone_number": 46}, 400),
        ("photo", {"caption": 1}, 400),
        ("photo", {"chat_id": -77}, 404),
        ("photo", {"base64": "anVzdCB3b3Jkcw=="}, 400),
        ("telepathy", {}, 404),
    ],
)
async def test_what_a_phone_cannot_do(town: Town, act: str, given: Json, status: int) -> None:
    anna = await town.person()
    got, answer = await anna.tries(act, **given)
    assert (got, "error" in answer) == (status, True)


async def test_somebody_who_is_not_there_does_nothing(town: Town) -> None:
    assert (await Phone(town, 77).tries("text", text="a"))[0] == 404
    assert (await town.post("/sandbox/people", {}))[0] == 400
    assert (await town.post("/sandbox/people", {"name": "A", "language_code": 1}))[0] == 400
    assert (await town.post("/sandbox/people", ["A"]))[0] == 400
    assert (await town.post("/sandbox/groups", {"title": "A", "members": [77]}))[0] == 404
    assert (await town.post("/sandbox/groups", {"title": "A", "members": []}))[0] == 400
    assert (await town.post("/sandbox/groups/77/upgrade", {}))[0] == 404
