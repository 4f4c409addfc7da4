"""References to private values: put when queued, opened when sent, gone with their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.i18n import fill, references
from bot.text import Private, Text, lines
from tests.i18n.readers import reader

NAME, STREET, MAP = Private("name", 7), Private("street", 12), Private("map", 12)
CARD = lines(
    Text("Shopping in Norrö."),
    Text("<b>{name}</b>, {street}")(name=NAME, street=STREET),
    Text('<a href="{map}">Show on a map</a>')(map=MAP),
    Text("{name} waits.")(name=NAME),
)


@pytest.fixture
def card(tmp_path: Path) -> str:
    return reader(tmp_path, "en").render(CARD)


def test_a_rendered_text_holds_references_and_no_values(card: str) -> None:
    assert card.split("\n")[1] == "<b>\ue000name:7\ue001</b>, \ue000street:12\ue001"
    assert references(card) == [NAME, STREET, MAP]


def test_opened_values_are_escaped_and_isolated(card: str) -> None:
    html = fill(card, {NAME: "Olha <3", STREET: "Strandvägen 4\nuppgång B", MAP: 'https://x/?a=1&b="'})
    assert html.split("\n") == [
        "Shopping in Norrö.",
        "<b>\u2068Olha &lt;3\u2069</b>, \u2068Strandvägen 4\u2069",
        "\u2068uppgång B\u2069",
        '<a href="https://x/?a=1&amp;b=&quot;">Show on a map</a>',
        "\u2068Olha &lt;3\u2069 waits.",
    ]


GONE: tuple[tuple[dict[Private, str | None], list[str]], ...] = (
    ({}, ["Shopping in Norrö."]),
    ({NAME: None, STREET: "Strandvägen 4"}, ["Shopping in Norrö."]),
    ({NAME: "Olha", STREET: None}, ["Shopping in Norrö.", "\u2068Olha\u2069 waits."]),
    ({NAME: "Olha", STREET: " \n"}, ["Shopping in Norrö.", "\u2068Olha\u2069 waits."]),
)


@pytest.mark.parametrize(("opened", "shown"), GONE)
def test_a_line_whose_value_is_gone_is_left_out_whole(
    card: str, opened: dict[Private, str | None], shown: list[str]
) -> None:
    assert fill(card, opened).split("\n") == shown


def test_a_value_cannot_bring_a_reference_of_its_own(card: str) -> None:
    html = fill(card, {NAME: "\ue000phone:9\ue001", STREET: "x", MAP: "https://x"})
    assert references(html) == []
    assert "\u2068phone:9\u2069" in html


def test_a_line_left_out_takes_its_tags_along(tmp_path: Path) -> None:
    said = lines(Text("one"), Text("<b>{title}</b> {name}")(title="two\nthree", name=NAME), Text("four"))
    assert fill(reader(tmp_path, "en").render(said), {}) == "one\nfour"


def test_a_text_without_references_stays_as_it_is() -> None:
    assert fill("<b>a</b>\n\nb", {}) == "<b>a</b>\n\nb"
