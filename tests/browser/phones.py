"""The phones page as a test sees it, and a bot of plain HTTP calls to talk with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self
from urllib.parse import urlsplit

import aiohttp
from playwright.async_api import Browser, ConsoleMessage, Locator, Page, Request, expect

Json = dict[str, Any]


class PlainBot:
    """Calls the Bot API of a sandbox and takes its updates one by one."""

    def __init__(self, url: str, token: str) -> None:
        self._url = url
        self._token = token
        self._offset = 0
        self._waiting: list[Json] = []

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(base_url=self._url)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()

    async def call(self, method: str, **parameters: object) -> Any:
        """The result of a method. Raises AssertionError with the sandbox's words when it is refused."""
        async with self._session.post(f"/bot{self._token}/{method}", json=parameters) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def says(self, person: int, text: str, *rows: list[Json], **more: object) -> int:
        """Send a message with inline buttons, and return its id."""
        markup: Mapping[str, object] = {"reply_markup": {"inline_keyboard": rows}} if rows else {}
        message = await self.call("sendMessage", chat_id=person, text=text, **markup, **more)
        return int(message["message_id"])

    async def hears(self, kind: str) -> Json:
        """The next update of this kind; others are passed over."""
        for _ in range(20):
            for update in self._waiting:
                if kind in update:
                    self._waiting.remove(update)
                    return Json(update[kind])
            self._waiting = await self.call("getUpdates", offset=self._offset, timeout=2)
            self._offset = max([self._offset, *(update["update_id"] + 1 for update in self._waiting)])
        raise AssertionError(f"no {kind} came")

    async def person(self, name: str, language: str) -> int:
        """Somebody new in the sandbox, added by a program rather than on the page."""
        body = {"name": name, "language_code": language}
        async with self._session.post("/sandbox/people", json=body) as response:
            return int((await response.json())["id"])

    async def meets(self, phone: PhoneOnScreen) -> int:
        """Press START there, and return the person's id."""
        await phone.starts()
        return int((await self.hears("message"))["from"]["id"])


class PhoneOnScreen:
    """One phone of the page, by the name of its person."""

    def __init__(self, page: Page, name: str) -> None:
        self.root = page.get_by_role("region", name=f"{name}’s phone")
        self.log = self.root.get_by_role("log")
        self.messages = self.log.locator("article")
        self.input = self.root.get_by_role("textbox")

    async def starts(self) -> None:
        await self.button("START").click()

    async def writes(self, text: str) -> None:
        await self.input.fill(text)
        await self.input.press("Enter")

    async def attaches(self, what: str) -> None:
        await self.button("Attach").click()
        await self.button(what).click()

    async def chooses(self, what: str) -> None:
        """Take something from the phone's own menu."""
        await self.root.get_by_role("button", name="More on").click()
        await self.button(what).click()

    async def goes_to(self, chat: str) -> None:
        """Open another chat from the list of all."""
        await self.root.get_by_role("button", name="All chats").click()
        await (
            self.root.get_by_role("listitem")
            .filter(has=self.root.page.locator(".chat-title", has_text=chat))
            .click()
        )

    def button(self, label: str) -> Locator:
        return self.root.get_by_role("button", name=label, exact=True)

    def message(self, text: str) -> Locator:
        return self.messages.filter(has_text=text)

    async def shows(self, text: str) -> None:
        await expect(self.message(text).last).to_be_visible()


class PhonesPage:
    """The page in a browser, with a list of what went wrong on it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._look_at)

    @classmethod
    async def open(
        cls,
        browser: Browser,
        url: str,
        *,
        width: int = 1440,
        height: int = 900,
        scheme: Literal["light", "dark"] = "light",
    ) -> Self:
        """The page in a window of its own, with its phones drawn."""
        page = await browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        page.set_default_timeout(10_000)
        opened = cls(page, url)
        await page.goto(url)
        await expect(page.locator(".phone").first).to_be_attached()
        return opened

    def _note(self, message: ConsoleMessage) -> None:
        url = message.location.get("url", "")
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.text} {url}")

    def _look_at(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != urlsplit(self.url).netloc:
            self.strangers.append(request.url)

    def phone(self, name: str) -> PhoneOnScreen:
        return PhoneOnScreen(self.page, name)

    def button(self, label: str) -> Locator:
        return self.page.get_by_role("button", name=label, exact=True)

    async def turns_to(self, name: str) -> None:
        """On a narrow screen: show this person's phone."""
        await self.page.get_by_role("tab").filter(has_text=name).click()

    async def acts(self, person: int, what: str, **body: object) -> None:
        """Let somebody do something by a program rather than on the page."""
        answer = await self.page.request.post(f"{self.url}/sandbox/people/{person}/{what}", data=body)
        assert answer.ok, await answer.text()

    async def adds(self, name: str, language: str) -> PhoneOnScreen:
        """Add a phone by the page's own dialog."""
        await self.button("Add a phone").click()
        await self.page.get_by_label("Name").fill(name)
        await self.page.get_by_label("The app speaks").select_option(language)
        await self.button("Add").click()
        return self.phone(name)
