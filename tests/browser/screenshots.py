"""`make screenshots`: play the demo in Chromium and take the README's picture, and others to look at, into `out/`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from playwright.async_api import Browser, async_playwright

from bot.demo import demo
from tests.browser.handshake import handshake, looking
from tests.browser.phones import PhonesPage
from tests.obligatory import chromium

README_PICTURE = Path("docs/phones.png")
OUT = Path("out/screenshots")
SMALL = (("Karin", "sv"), ("Amal", "ar"), ("Grace", "en"))


async def _desk(browser: Browser) -> None:
    """Three phones side by side: the picture on the README's first screen."""
    async with demo(0) as url:
        page = await PhonesPage.open(browser, url, width=1440, height=900)
        await handshake(page, "Olha", "uk", looking(page.page, OUT, "desk"))
    (OUT / "desk-match.png").replace(README_PICTURE)


async def _small(browser: Browser, name: str, language: str) -> None:
    """One phone-sized screen, in that person's language."""
    async with demo(0) as url:
        page = await PhonesPage.open(browser, url, width=390, height=844)
        await page.adds(name, language)
        await handshake(page, name, language, looking(page.page, OUT, f"phone-{language}"), turning=True)


async def main() -> int:
    path = chromium()
    if path is None:
        print("no Chromium: install it, or name its path in HANDSLAG_CHROMIUM", file=sys.stderr)
        return 2
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=str(path), args=["--no-sandbox", "--disable-gpu"]
        )
        await _desk(browser)
        for name, language in SMALL:
            await _small(browser, name, language)
        await browser.close()
    print(f"{README_PICTURE} and the pictures in {OUT}")
    return 0


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    sys.exit(asyncio.run(main()))
