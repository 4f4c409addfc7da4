"""What has happened before a call of the table of refusals: small scenes, made over HTTP as people do."""

import json
from base64 import b64decode
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import ClientSession, FormData

from bot.sandbox import Sandbox

Made = dict[str, str]
PICTURE = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
BUTTON = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}


class Stage:
    """A sandbox with both its sides: the bot's calls, and what people do."""

    def __init__(self, sandbox: Sandbox, session: ClientSession) -> None:
        self.sandbox = sandbox
        self.session = session

    async def ask(self, method: str, params: dict[str, object], token: str | None = None) -> tuple[int, Any]:
        """Call the Bot API; the HTTP status and the body. Bytes go as files, the rest as text or JSON."""
        form = FormData()
        for name, value in params.items():
            if isinstance(value, bytes):
                form.add_field(name, value, filename="file")
            else:
                form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        url = f"{self.sandbox.url}/bot{token or self.sandbox.token}/{method}"
        async with self.session.post(url, data=form) as response:
            return response.status, await response.json()

    async def bot(self, method: str, **params: object) -> Any:
        """What a call that succeeds returns."""
        status, body = await self.ask(method, params)
        assert status == 200, body
        return body["result"]

    async def phone(self, path: str, **given: object) -> Any:
        """What a person does."""
        async with self.session.post(f"{self.sandbox.url}/sandbox/{path}", json=given) as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def person(self, name: str = "Anna", *, starts: bool = True) -> str:
        person = (await self.phone("people", name=name, language_code="sv"))["id"]
        if starts:
            await self.phone(f"people/{person}/text", text="/start")
        return str(person)

    async def last_update(self) -> Any:
        return (await self.bot("getUpdates", timeout=0))[-1]

    async def says(self, chat: str, **params: object) -> str:
        """The bot says something; the id of the message."""
        return str((await self.bot("sendMessage", chat_id=chat, text="hej", **params))["message_id"])


async def nothing(_: Stage) -> Made:
    return {}


async def a_chat(stage: Stage) -> Made:
    return {"chat": await stage.person()}


async def a_stranger_in_a_group(stage: Stage) -> Made:
    chat = await stage.person(starts=False)
    await stage.phone("groups", title="Norrö", members=[int(chat)])
    return {"chat": chat}


async def blocked(stage: Stage) -> Made:
    chat = await stage.person()
    await stage.phone(f"people/{chat}/block")
    return {"chat": chat}


async def deactivated(stage: Stage) -> Made:
    chat = await stage.person()
    await stage.phone(f"people/{chat}/deactivate")
    return {"chat": chat}


async def a_message(stage: Stage, **params: object) -> Made:
    chat = await stage.person()
    return {"chat": chat, "message": await stage.says(chat, **params)}


async def two_messages(stage: Stage) -> Made:
    made = await a_message(stage)
    return {**made, "second": await stage.says(made["chat"])}


async def a_message_with_a_button(stage: Stage) -> Made:
    return await a_message(stage, reply_markup=BUTTON)


async def a_message_with_a_keyboard(stage: Stage) -> Made:
    return await a_message(stage, reply_markup={"keyboard": [["Yes"]]})


async def a_protected_message(stage: Stage) -> Made:
    return await a_message(stage, protect_content=True)


async def a_forwarded_message(stage: Stage) -> Made:
    made = await a_message(stage)
    to = {"chat_id": made["chat"], "from_chat_id": made["chat"], "message_id": made["message"]}
    return {**made, "message": str((await stage.bot("forwardMessage", **to))["message_id"])}


async def a_deleted_message(stage: Stage) -> Made:
    made = await a_message(stage)
    await stage.bot("deleteMessage", chat_id=made["chat"], message_id=made["message"])
    return made


async def an_old_message(stage: Stage) -> Made:
    made = await a_message(stage)
    await stage.phone("clock", minutes=48 * 60 + 1)
    return made


async def a_message_then_blocked(stage: Stage) -> Made:
    made = await a_message(stage)
    await stage.phone(f"people/{made['chat']}/block")
    return made


async def their_message(stage: Stage) -> Made:
    chat = await stage.person()
    return {"chat": chat, "message": str((await stage.last_update())["message"]["message_id"])}


async def a_group(stage: Stage, **how: object) -> Made:
    member = await stage.person()
    group = await stage.phone("groups", title="Norrö", members=[int(member)], **how)
    return {"chat": str(group["id"]), "member": member}


async def their_message_in_a_group(stage: Stage) -> Made:
    made = await a_group(stage)
    await stage.phone(f"people/{made['member']}/text", text="/help@handslag_bot", chat_id=int(made["chat"]))
    return {**made, "message": str((await stage.last_update())["message"]["message_id"])}


async def a_group_without_the_bot(stage: Stage, **how: object) -> Made:
    made = await a_group(stage, **how)
    await stage.phone(f"people/{made['member']}/block", chat_id=int(made["chat"]))
    return made


async def a_supergroup_without_the_bot(stage: Stage) -> Made:
    return await a_group_without_the_bot(stage, supergroup=True)


async def an_upgraded_group(stage: Stage) -> Made:
    made = await a_group(stage)
    supergroup = await stage.phone(f"groups/{made['chat']}/upgrade")
    return {**made, "supergroup": str(supergroup["id"])}


async def a_photo(stage: Stage) -> Made:
    chat = await stage.person()
    sent = await stage.bot("sendPhoto", chat_id=chat, photo=PICTURE)
    return {"chat": chat, "message": str(sent["message_id"]), "photo": sent["photo"][-1]["file_id"]}


async def a_voice(stage: Stage) -> Made:
    chat = await stage.person()
    sent = await stage.bot("sendVoice", chat_id=chat, voice=b"sound")
    return {"chat": chat, "message": str(sent["message_id"]), "voice": sent["voice"]["file_id"]}


async def a_photo_and_a_paper(stage: Stage) -> Made:
    made = await a_photo(stage)
    sent = await stage.bot("sendDocument", chat_id=made["chat"], document=b"paper")
    return {**made, "document": sent["document"]["file_id"]}


async def a_press(stage: Stage) -> Made:
    made = await a_message_with_a_button(stage)
    await stage.phone(f"people/{made['chat']}/press", message_id=int(made["message"]), data="yes")
    return {**made, "query": (await stage.last_update())["callback_query"]["id"]}


async def an_old_press(stage: Stage) -> Made:
    made = await a_press(stage)
    await stage.phone("clock", minutes=16)
    return made


async def a_busy_chat(stage: Stage) -> Made:
    chat = await stage.person()
    for _ in range(5):
        await stage.says(chat)
    return {"chat": chat}


async def a_busy_bot(stage: Stage) -> Made:
    """Albums of ten pass while there is room for one message, so that the bot is above its limit then."""
    made = await a_photo(stage)
    people = [await stage.person() for _ in range(5)]
    media = [{"type": "photo", "media": made["photo"]}] * 10
    for chat in people:
        status, _ = await stage.ask("sendMediaGroup", {"chat_id": chat, "media": media})
        if status == 429:
            break
    return {"chat": await stage.person()}


async def a_webhook(stage: Stage) -> Made:
    await stage.bot("setWebhook", url="http://127.0.0.1:9/hook")
    return {}


SCENES: dict[str, Callable[[Stage], Awaitable[Made]]] = {
    name.replace("_", " "): scene
    for name, scene in globals().items()
    if callable(scene) and name.islower() and getattr(scene, "__module__", "") == __name__
}
