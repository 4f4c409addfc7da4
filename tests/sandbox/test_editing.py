"""Edits and deletions: what changes on the phone, and what Telegram lets nobody change."""

from __future__ import annotations

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto

from bot.sandbox import made_up
from tests.sandbox.conftest import Json, Town

YES = {"inline_keyboard": [[{"text": "Ja", "callback_data": "yes"}]]}
NO = {"inline_keyboard": [[{"text": "Nej", "callback_data": "no"}]]}
SAME = (
    400,
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message",
)


async def test_an_edit_shows_the_new_words_and_drops_the_old_buttons(town: Town, bot: Bot) -> None:
    anna = await town.person()
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="yes")]])
    sent = await bot.send_message(anna.id, "Kan du?", reply_markup=buttons)
    edited = await bot.edit_message_text("Tack!", anna.id, sent.message_id)
    assert not isinstance(edited, bool)
    assert edited.edit_date is not None
    shown = (await anna.messages())[-1]
    assert (shown["text"], shown["buttons"], shown["edited"]) == ("Tack!", [], True)


async def test_only_the_buttons_change(town: Town) -> None:
    anna = await town.person()
    sent = (await town.bot("sendMessage", chat_id=anna.id, text="Kan du?", reply_markup=YES)).result
    where = {"chat_id": anna.id, "message_id": sent["message_id"]}
    assert (await town.bot("editMessageReplyMarkup", **where, reply_markup=NO)).status == 200
    assert (await anna.messages())[-1]["buttons"] == [[{"text": "Nej", "data": "no"}]]
    assert (await town.bot("editMessageReplyMarkup", **where)).status == 200
    assert (await anna.messages())[-1]["buttons"] == []


@pytest.mark.parametrize(
    ("method", "content"),
    [
        ("editMessageText", {"text": "Kan du?", "reply_markup": YES}),
        ("editMessageText", {"text": "  <b></b>Kan du?\n", "parse_mode": "HTML", "reply_markup": YES}),
        ("editMessageReplyMarkup", {"reply_markup": YES}),
    ],
)
async def test_an_edit_that_changes_nothing_is_refused(town: Town, method: str, content: Json) -> None:
    anna = await town.person()
    sent = (await town.bot("sendMessage", chat_id=anna.id, text="Kan du?", reply_markup=YES)).result
    answer = await town.bot(method, chat_id=anna.id, message_id=sent["message_id"], **content)
    assert answer.refusal == SAME
    assert (await anna.messages())[-1]["edited"] is False


async def test_a_caption_and_a_picture_change(town: Town, bot: Bot) -> None:
    anna = await town.person()
    sent = await bot.send_photo(anna.id, made_up.picture(), caption="Ett")
    await bot.edit_message_caption(anna.id, sent.message_id, caption="Två")
    assert (await anna.messages())[-1]["text"] == "Två"
    await bot.edit_message_media(InputMediaPhoto(made_up.picture(), caption="Tre"), anna.id, sent.message_id)
    shown = (await anna.messages())[-1]
    assert shown["text"] == "Tre"
    assert shown["photo"]["url"] != f"/sandbox/files/{sent.photo[-1].file_id}"


async def test_what_kind_of_message_an_edit_is_for(town: Town) -> None:
    anna = await town.person()
    text = (await town.bot("sendMessage", chat_id=anna.id, text="a")).result["message_id"]
    place = (await town.bot("sendLocation", chat_id=anna.id, latitude=1, longitude=1)).result["message_id"]
    kinds = {
        ("editMessageText", place): "there is no text in the message to edit",
        ("editMessageCaption", text): "there is no caption in the message to edit",
        ("editMessageMedia", place): "message media can't be edited",
    }
    photo = (await town.bot("getMe")).result  # Any call, so that the log is not only of refusals.
    assert photo["is_bot"] is True
    known = await anna.does("photo")
    file_id = (await anna.messages())[-1]["photo"]["url"].rpartition("/")[2]
    media = {"type": "photo", "media": file_id}
    for (method, message), words in kinds.items():
        more: Json = {"text": "b"} if method == "editMessageText" else {"caption": "b", "media": media}
        answer = await town.bot(method, chat_id=anna.id, message_id=message, **more)
        assert answer.refusal == (400, f"Bad Request: {words}")
    foreign = await town.bot(
        "editMessageCaption", chat_id=anna.id, message_id=known["message_id"], caption="b"
    )
    assert foreign.refusal == (400, "Bad Request: message can't be edited")


async def test_a_message_with_another_keyboard_can_never_be_edited(town: Town) -> None:
    anna = await town.person()
    keyboard = {"keyboard": [[{"text": "Ja"}]]}
    sent = (await town.bot("sendMessage", chat_id=anna.id, text="a", reply_markup=keyboard)).result
    answer = await town.bot("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="b")
    assert answer.refusal == (400, "Bad Request: message can't be edited")


async def test_a_forwarded_message_cannot_be_edited(town: Town) -> None:
    anna = await town.person()
    own = (await town.bot("sendMessage", chat_id=anna.id, text="a")).result["message_id"]
    sent = await town.bot("forwardMessage", chat_id=anna.id, from_chat_id=anna.id, message_id=own)
    where = {"chat_id": anna.id, "message_id": sent.result["message_id"]}
    answer = await town.bot("editMessageText", **where, text="b")
    assert answer.refusal == (400, "Bad Request: message can't be edited")


@pytest.mark.parametrize("message_id", [9999, 0, -1])
async def test_messages_that_are_not_there(town: Town, message_id: int) -> None:
    anna = await town.person()
    where = {"chat_id": anna.id, "message_id": message_id}
    edit = await town.bot("editMessageText", **where, text="b")
    assert edit.refusal == (400, "Bad Request: message to edit not found")
    delete = await town.bot("deleteMessage", **where)
    missing = "message to delete not found" if message_id > 0 else "message identifier is not specified"
    assert delete.refusal == (400, f"Bad Request: {missing}")


async def test_an_edit_needs_to_say_which_message(town: Town) -> None:
    answer = await town.bot("editMessageText", text="b")
    assert answer.refusal == (400, "Bad Request: message identifier is not specified")


async def test_a_deleted_message_is_gone_from_the_phone_and_cannot_be_edited(town: Town, bot: Bot) -> None:
    anna = await town.person()
    sent = await bot.send_message(anna.id, "Portkod 1234")
    assert await bot.delete_message(anna.id, sent.message_id) is True
    assert [one["text"] for one in await anna.messages()] == ["/start"]
    where = {"chat_id": anna.id, "message_id": sent.message_id}
    again = await town.bot("editMessageText", **where, text="b")
    assert again.refusal == (400, "Bad Request: message to edit not found")


async def test_a_bot_deletes_within_48_hours_of_the_towns_clock(town: Town) -> None:
    anna = await town.person()
    old = (await town.bot("sendMessage", chat_id=anna.id, text="old")).result["message_id"]
    await town.later(minutes=60)
    newer = (await town.bot("sendMessage", chat_id=anna.id, text="newer")).result["message_id"]
    await town.later(minutes=47 * 60 + 1)
    refused = await town.bot("deleteMessage", chat_id=anna.id, message_id=old)
    assert refused.refusal == (400, "Bad Request: message can't be deleted for everyone")
    assert (await town.bot("deleteMessage", chat_id=anna.id, message_id=newer)).result is True
    both = await town.bot("deleteMessages", chat_id=anna.id, message_ids=[old, newer])
    assert both.status == 400
    edited = await town.bot("editMessageText", chat_id=anna.id, message_id=old, text="gone")
    assert edited.result["text"] == "gone", "edits of its own have no such end"


async def test_several_are_deleted_at_once_whether_they_are_there_or_not(town: Town) -> None:
    anna = await town.person()
    ids = [(await town.bot("sendMessage", chat_id=anna.id, text="a")).result["message_id"] for _ in range(2)]
    answer = await town.bot("deleteMessages", chat_id=anna.id, message_ids=[*ids, 9999])
    assert answer.result is True
    assert len(await anna.messages()) == 1


async def test_nothing_can_be_edited_for_somebody_who_blocked_the_bot_but_deleted_it_can(town: Town) -> None:
    anna = await town.person()
    sent = (await town.bot("sendMessage", chat_id=anna.id, text="a")).result["message_id"]
    await anna.does("block")
    where = {"chat_id": anna.id, "message_id": sent}
    edit = await town.bot("editMessageText", **where, text="b")
    assert edit.refusal == (403, "Forbidden: bot was blocked by the user")
    assert (await town.bot("deleteMessage", **where)).result is True
