"""What a bot sends arrives on the phones as Telegram would show it."""

from __future__ import annotations

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest

from bot.sandbox import made_up
from tests.sandbox.conftest import Phone, Town


async def test_a_text_with_markup_and_buttons(town: Town, bot: Bot) -> None:
    anna = await town.person()
    buttons = [
        [InlineKeyboardButton("Ja", callback_data="yes"), InlineKeyboardButton("Mer", url="https://a.se")]
    ]
    sent = await bot.send_message(
        anna.id, "<b>Hej</b> 👋 <i>Anna</i>", ParseMode.HTML, reply_markup=InlineKeyboardMarkup(buttons)
    )
    assert (sent.text, sent.chat.id, sent.from_user and sent.from_user.is_bot) == (
        "Hej 👋 Anna",
        anna.id,
        True,
    )
    shown = (await anna.messages())[-1]
    assert shown["text"] == "Hej 👋 Anna"
    assert [(one["type"], one["offset"], one["length"]) for one in shown["entities"]] == [
        ("bold", 0, 3),
        ("italic", 7, 4),
    ]
    assert shown["buttons"] == [[{"text": "Ja", "data": "yes"}, {"text": "Mer", "url": "https://a.se/"}]]
    assert (shown["from_bot"], shown["edited"], shown["message_id"]) == (True, False, sent.message_id)


async def test_a_reply_names_what_it_answers(town: Town, bot: Bot) -> None:
    anna = await town.person()
    asked = await anna.says("När?")
    sent = await bot.send_message(anna.id, "Nu", reply_parameters=ReplyParameters(asked["message_id"]))
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "När?"
    assert (await anna.messages())[-1]["reply_to"] == asked["message_id"]


@pytest.mark.parametrize(("optional", "expected"), [(False, 400), (True, 200)])
async def test_a_reply_to_nothing_is_refused_unless_it_may_go_without(
    town: Town, optional: bool, expected: int
) -> None:
    anna = await town.person()
    reply = {"message_id": 9999, "allow_sending_without_reply": optional}
    answer = await town.bot("sendMessage", chat_id=anna.id, text="a", reply_parameters=reply)
    assert answer.status == expected
    if not optional:
        assert answer.refusal == (400, "Bad Request: message to be replied not found")


async def test_a_reply_keyboard_stays_until_it_is_removed(town: Town, bot: Bot) -> None:
    anna = await town.person()
    keys: list[list[str | KeyboardButton]] = [["Ja", KeyboardButton("Mitt nummer", request_contact=True)]]
    await bot.send_message(anna.id, "Ditt nummer?", reply_markup=ReplyKeyboardMarkup(keys))
    expected = [[{"text": "Ja"}, {"text": "Mitt nummer", "request_contact": True}]]
    assert (await anna.shows())["keyboard"] == expected
    await bot.send_message(anna.id, "Nå?")
    await anna.says("Ja")
    assert (await anna.shows())["keyboard"] == expected
    await bot.send_message(anna.id, "Tack", reply_markup=ReplyKeyboardRemove())
    assert (await anna.shows())["keyboard"] is None


async def test_a_keyboard_for_one_time_goes_when_it_was_used(town: Town, bot: Bot) -> None:
    anna = await town.person()
    keyboard = ReplyKeyboardMarkup([["Ja"]], one_time_keyboard=True)
    await bot.send_message(anna.id, "Ja?", reply_markup=keyboard)
    await anna.says("Ja")
    assert (await anna.shows())["keyboard"] is None


async def test_a_photo_can_be_sent_again_by_its_id_and_be_fetched(town: Town, bot: Bot) -> None:
    anna = await town.person()
    sent = await bot.send_photo(anna.id, made_up.picture(), caption="<u>Hav</u>", parse_mode="HTML")
    again = await bot.send_photo(anna.id, sent.photo[-1].file_id)
    assert (sent.photo[-1].width, sent.photo[-1].height, sent.caption) == (320, 240, "Hav")
    assert again.photo == sent.photo
    file = await bot.get_file(sent.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == made_up.picture()
    shown = (await anna.messages())[-2]
    assert shown["text"] == "Hav"
    assert shown["photo"]["width"] == 320
    async with town.session.get(town.sandbox.url + shown["photo"]["url"]) as reply:
        assert await reply.read() == made_up.picture()


async def test_a_voice_message_and_a_document(town: Town, bot: Bot) -> None:
    anna = await town.person()
    voice = await bot.send_voice(anna.id, made_up.recording(), duration=2)
    paper = await bot.send_document(anna.id, made_up.paper(), filename="list.pdf", caption="Lista")
    assert voice.to_dict()["voice"]["duration"] == 2
    assert paper.document is not None
    assert paper.document.file_name == "list.pdf"
    shown = (await anna.messages())[-2:]
    assert shown[0]["voice"]["duration"] == 2
    assert (shown[1]["document"]["name"], shown[1]["text"]) == ("list.pdf", "Lista")


async def test_an_album_of_uploads_and_known_files(town: Town, bot: Bot) -> None:
    anna = await town.person()
    known = (await bot.send_photo(anna.id, made_up.picture())).photo[-1].file_id
    media = [InputMediaPhoto(made_up.picture(), caption="En"), InputMediaPhoto(known)]
    sent = await bot.send_media_group(anna.id, media)
    assert len({one.media_group_id for one in sent}) == 1
    shown = (await anna.messages())[-2:]
    assert [one["text"] for one in shown] == ["En", ""]
    assert shown[0]["album"] == shown[1]["album"] == sent[0].media_group_id


async def test_an_album_is_of_one_kind(town: Town, bot: Bot) -> None:
    anna = await town.person()
    media: list[InputMediaPhoto | InputMediaDocument] = [
        InputMediaPhoto(made_up.picture()),
        InputMediaDocument(made_up.paper()),
    ]
    with pytest.raises(BadRequest, match=r"^Document can't be mixed with other media types$"):
        await bot.send_media_group(anna.id, media)


async def test_a_location(town: Town, bot: Bot) -> None:
    anna = await town.person()
    sent = await bot.send_location(anna.id, 59.33, 18.07)
    assert sent.location is not None
    assert (await anna.messages())[-1]["location"] == {"latitude": 59.33, "longitude": 18.07}


async def test_typing_shows_until_the_next_message(town: Town, bot: Bot) -> None:
    anna = await town.person()
    await bot.send_chat_action(anna.id, ChatAction.TYPING)
    assert (await anna.shows())["typing"] is True
    await bot.send_message(anna.id, "Hej")
    assert (await anna.shows())["typing"] is False


async def two_people(town: Town) -> tuple[Phone, Phone]:
    return await town.person("Anna"), await town.person("Bo")


async def test_a_copy_looks_like_the_bots_own(town: Town, bot: Bot) -> None:
    anna, bo = await two_people(town)
    written = await anna.says("Ring på hos Svensson")
    copy = await bot.copy_message(bo.id, anna.id, written["message_id"])
    shown = (await bo.messages())[-1]
    assert (shown["message_id"], shown["text"], shown["from_bot"]) == (
        copy.message_id,
        "Ring på hos Svensson",
        True,
    )
    assert "forwarded" not in shown


async def test_a_copied_photo_may_get_another_caption(town: Town, bot: Bot) -> None:
    anna, bo = await two_people(town)
    photo = await anna.does("photo", caption="Mitt kvitto")
    await bot.copy_message(bo.id, anna.id, photo["message_id"], caption="Kvittot")
    await bot.copy_message(bo.id, anna.id, photo["message_id"])
    assert [one["text"] for one in (await bo.messages())[-2:]] == ["Kvittot", "Mitt kvitto"]


async def test_a_forwarded_message_says_from_whom(town: Town, bot: Bot) -> None:
    anna, bo = await two_people(town)
    written = await anna.says("Hej Bo")
    sent = await bot.forward_message(bo.id, anna.id, written["message_id"])
    assert sent.forward_origin is not None
    assert sent.forward_origin.to_dict()["sender_user"]["id"] == anna.id
    assert (await bo.messages())[-1]["forwarded"] is True


async def test_several_are_copied_or_forwarded_at_once_without_those_that_are_gone(
    town: Town, bot: Bot
) -> None:
    anna, bo = await two_people(town)
    ids = [(await anna.says(word))["message_id"] for word in ("ett", "två")]
    assert len(await bot.copy_messages(bo.id, anna.id, [*ids, ids[-1] + 5])) == 2
    assert len(await bot.forward_messages(bo.id, anna.id, ids)) == 2
    assert [one["text"] for one in (await bo.messages())[-4:]] == ["ett", "två", "ett", "två"]


async def test_a_protected_message_is_shown_so_and_cannot_be_forwarded_but_copied_by_the_bot(
    town: Town, bot: Bot
) -> None:
    anna, bo = await two_people(town)
    sent = await bot.send_message(anna.id, "Portkod 1234", protect_content=True)
    assert sent.has_protected_content is True
    assert (await anna.messages())[-1]["protected"] is True
    with pytest.raises(BadRequest, match=r"^The message can't be forwarded$"):
        await bot.forward_message(bo.id, anna.id, sent.message_id)
    assert (await bot.copy_message(bo.id, anna.id, sent.message_id)).message_id > sent.message_id


async def test_a_mention_of_somebody_known_carries_the_whole_user(town: Town) -> None:
    anna, bo = await two_people(town)
    text = f'<a href="tg://user?id={bo.id}">Bo</a> och <a href="tg://user?id=77">ingen</a>'
    sent = await town.bot("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML")
    (mention,) = sent.result["entities"]
    assert (mention["type"], mention["user"]["first_name"]) == ("text_mention", "Bo")


@pytest.mark.parametrize(
    ("state", "refused"),
    [
        ("block", (403, "Forbidden: bot was blocked by the user")),
        ("deactivate", (403, "Forbidden: user is deactivated")),
    ],
)
async def test_who_blocked_the_bot_or_is_gone_gets_nothing(
    town: Town, state: str, refused: tuple[int, str]
) -> None:
    anna = await town.person()
    await anna.does(state)
    assert (await town.bot("sendMessage", chat_id=anna.id, text="a")).refusal == refused
    assert (await town.bot("sendChatAction", chat_id=anna.id, action="typing")).refusal == refused


async def test_a_phone_that_was_taken_away_looks_like_a_deleted_account(town: Town) -> None:
    anna = await town.person()
    async with town.session.delete(f"{town.sandbox.url}/sandbox/people/{anna.id}") as reply:
        assert reply.status == 200
    refused = (await town.bot("sendMessage", chat_id=anna.id, text="a")).refusal
    assert refused == (403, "Forbidden: user is deactivated")
    assert await town.get("/sandbox/people") == []


async def test_somebody_who_never_wrote_is_unknown_or_cannot_be_written_to_first(town: Town) -> None:
    anna, bo = await town.person(), await town.person("Bo", new=True)
    unknown = await town.bot("sendMessage", chat_id=bo.id, text="a")
    assert unknown.refusal == (400, "Bad Request: chat not found")
    await town.group(anna, bo)
    known = await town.bot("sendMessage", chat_id=bo.id, text="a")
    assert known.refusal == (403, "Forbidden: bot can't initiate conversation with a user")
    await bo.says("/start")
    assert (await town.bot("sendMessage", chat_id=bo.id, text="a")).status == 200


@pytest.mark.parametrize(
    ("parameter", "words"),
    [
        ("business_connection_id", "business connection not found"),
        ("message_thread_id", "message thread not found"),
    ],
)
async def test_what_nobody_here_has_is_not_found(town: Town, parameter: str, words: str) -> None:
    anna = await town.person()
    answer = await town.bot("sendMessage", chat_id=anna.id, text="a", **{parameter: 7})
    assert answer.refusal == (400, f"Bad Request: {words}")


@pytest.mark.parametrize("chat_id", ["", "77", "@somebody", "Anna", "0"])
async def test_chats_that_are_not_there(town: Town, chat_id: str) -> None:
    words = "chat_id is empty" if chat_id == "" else "chat not found"
    answer = await town.bot("sendMessage", chat_id=chat_id, text="a")
    assert answer.refusal == (400, f"Bad Request: {words}")
