"""What a program can see of how usable a page is for everybody (WCAG 2.2 AA)."""

from __future__ import annotations

from pathlib import Path

from playwright.async_api import Page

_AUDIT = Path(__file__).with_name("audit.js").read_text(encoding="utf-8").partition("*/")[2].strip()


async def complaints(page: Page) -> dict[str, list[str]]:
    """What is wrong on the page as it is seen now, as HTML.

    `nameless`: controls that a screen reader cannot name; `small`: controls outside running text of less than
    24 by 24 pixels; `faint`: words with too little contrast, each with its ratio.
    """
    return dict(await page.evaluate(_AUDIT))
