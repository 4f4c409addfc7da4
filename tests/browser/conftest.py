"""A browser for the tests that look at the phones page."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, async_playwright, expect

from bot.sandbox import Sandbox
from tests.browser.phones import PhonesPage, PlainBot

expect.set_options(timeout=10_000)


def _chromium() -> str:
    """The path of Chromium. Without one the test is skipped, or fails where nothing may be left out."""
    found = os.environ.get("HANDSLAG_CHROMIUM") or shutil.which("chromium")
    if found:
        return found
    why = "no Chromium: install it, or name its path in HANDSLAG_CHROMIUM"
    if os.environ.get("HANDSLAG_OBLIGATORY") == "1":
        pytest.fail(why)
    pytest.skip(why)


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """A fresh Chromium in the test's own loop."""
    path = _chromium()
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        await started.close()


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(limits=False) as started:
        yield started


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[PlainBot]:
    """A bot that does only what a test tells it."""
    async with PlainBot(sandbox.url, sandbox.token) as started:
        yield started


@pytest.fixture
async def page(browser: Browser, sandbox: Sandbox) -> AsyncIterator[PhonesPage]:
    """The phones page on a desk screen; afterwards: no error on its console, no other host asked."""
    opened = await PhonesPage.open(browser, sandbox.url)
    yield opened
    assert opened.complaints == []
    assert opened.strangers == []
