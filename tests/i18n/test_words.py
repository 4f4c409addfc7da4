"""From Text to words: parameters, directions, and that nothing a person writes breaks the markup."""

from __future__ import annotations

import re
from datetime import UTC
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import FINISHED, fill, plain, references, seen, words
from bot.say import Button
from bot.text import BLANK, Fixed, Items, LanguageName, Lines, Named, Param, Private, Text, lines
from tests.i18n.readers import reader

GREETING = Text("Hello, <b>{name}</b>.")
COMES = Text("{name} comes.")
RING = Text("Ring {telephone}.")
TASKS = Text("{count} task", plural="{count} tasks")
YES = Text("Yes, I will", context="button")

ARABIC = {
    "Hello, <b>{name}</b>.": "مرحبا <b>{name}</b>.",
    "{name} comes.": "{name} في الطريق.",
    "Ring {telephone}.": "اتصل {telephone}.",
}


def test_words_of_a_person_are_escaped_and_isolated(tmp_path: Path) -> None:
    html = reader(tmp_path, "en").render(GREETING(name="<b>Anna & Bo"))
    assert html == "Hello, <b>\u2068&lt;b&gt;Anna &amp; Bo\u2069</b>."


def test_each_line_of_a_persons_words_is_isolated_by_itself(tmp_path: Path) -> None:
    html = reader(tmp_path, "en").render(Text("{words}")(words="bread\r\n\nmilk"))
    assert html == "\u2068bread\u2069\n\n\u2068milk\u2069"


def test_nobody_can_write_a_reference_or_end_an_isolate(tmp_path: Path) -> None:
    html = reader(tmp_path, "en").render(GREETING(name="\ue000phone:7\ue001\u2069\u202e\ud800Bo"))
    assert html == "Hello, <b>\u2068phone:7Bo\u2069</b>."
    assert references(html) == []


def test_codes_and_telephones_run_from_left_to_right(tmp_path: Path) -> None:
    assert (
        reader(tmp_path, "en").render(RING(telephone=Fixed("08-000 <0"))) == "Ring \u206608-000 &lt;0\u2069."
    )


def test_a_text_inside_a_text_is_in_the_same_language(tmp_path: Path) -> None:
    swedish = reader(tmp_path, "sv", {"Hello, <b>{name}</b>.": "Hej, <b>{name}</b>.", "Walk": "Promenad"})
    assert swedish.render(GREETING(name=Text("Walk"))) == "Hej, <b>Promenad</b>."


def test_lines_stand_under_each_other_and_nothing_stands_for_none(tmp_path: Path) -> None:
    said = lines(Text("one"), None, BLANK, lines(Text("two"), None), Lines(()))
    assert reader(tmp_path, "en").render(said) == "one\n\ntwo"


NAMES = Named({"sv": "Norrö", "ar": "نورو"})


@pytest.mark.parametrize(
    ("language", "names", "shown"),
    [
        ("sv", NAMES, "Norrö"),
        ("uk", NAMES, "\u2068Norrö\u2069"),
        ("uk", Named({"*": "A&O"}), "\u2068A&amp;O\u2069"),
        ("uk", Named({}), ""),
    ],
)
def test_a_local_name_is_in_the_readers_language_or_the_towns_first(
    tmp_path: Path, language: str, names: Named, shown: str
) -> None:
    assert reader(tmp_path, language).render(names) == shown


@pytest.mark.parametrize(
    ("language", "named", "shown"),
    [
        ("sv", LanguageName("uk"), "ukrainska"),
        ("uk", LanguageName("sv"), "шведська"),
        ("en", LanguageName("prs"), "Dari"),
        ("en", LanguageName("rom"), "\u2068romani\u2069"),
        ("en", LanguageName("ar", own=True), "\u2068العربية\u2069"),
        ("en", LanguageName("qzz"), "\u2068qzz\u2069"),
    ],
)
def test_a_language_is_named(tmp_path: Path, language: str, named: LanguageName, shown: str) -> None:
    assert reader(tmp_path, language).render(named) == shown


def test_a_list_isolates_each_of_its_names(tmp_path: Path) -> None:
    html = reader(tmp_path, "sv").render(Items(("Anna", "علي", Fixed("3"))))
    assert html == "\u2068Anna\u2069, \u2068علي\u2069 och \u20663\u2069"


class TestRightToLeft:
    def test_a_line_that_begins_in_arabic_needs_no_mark(self, tmp_path: Path) -> None:
        assert reader(tmp_path, "ar", ARABIC).render(GREETING(name="Bo")) == "مرحبا <b>\u2068Bo\u2069</b>."

    def test_a_line_that_begins_otherwise_gets_one(self, tmp_path: Path) -> None:
        said = lines(COMES(name="Bo"), BLANK, RING(telephone=Fixed("112")), Text("{words}")(words="a\nب"))
        assert reader(tmp_path, "ar", ARABIC).render(said).split("\n") == [
            "\u200f\u2068Bo\u2069 في الطريق.",
            "",
            "اتصل \u2066112\u2069.",
            "\u200f\u2068a\u2069",
            "\u200f\u2068ب\u2069",
        ]

    def test_a_tag_is_not_seen_as_the_lines_beginning(self, tmp_path: Path) -> None:
        arabic = reader(tmp_path, "ar", {"<b>Yours.</b>": "<b>لك.</b>"})
        assert arabic.render(Text("<b>Yours.</b>")) == "<b>لك.</b>"

    @pytest.mark.parametrize(
        ("language", "button", "label"),
        [
            ("ar", Button(Text("Yes"), emoji="🤝"), "\u200f🤝 نعم"),
            ("ar", Button(Text("Yes")), "نعم"),
            ("ar", Button(Fixed("12–17")), "\u200f\u206612–17\u2069"),
            ("en", Button(LanguageName("ar", own=True), emoji="💬"), "\u200f💬 \u2068العربية\u2069"),
            ("en", Button(LanguageName("ar", own=True)), "\u2068العربية\u2069"),
            ("en", Button(Text("Yes"), emoji="🤝"), "🤝 Yes"),
        ],
    )
    def test_a_button_says_its_direction_too(
        self, tmp_path: Path, language: str, button: Button, label: str
    ) -> None:
        assert reader(tmp_path, language, {"Yes": "نعم"} if language == "ar" else {}).label(button) == label


def test_a_label_has_no_markup(tmp_path: Path) -> None:
    assert reader(tmp_path, "en").label(Button(Text("{a} &amp; <b>more</b>")(a=Fixed("<3")))) == (
        "\u2066<3\u2069 & more"
    )


BROKEN = {
    "misspelt": "Hej, <b>{nam}</b>.",
    "left out": "Hej.",
    "another tag": "Hej, <i>{name}</i>.",
    "crossed tags": "Hej, </b>{name}<b>.",
    "loose brace": "Hej, <b>{name}</b>. }",
    "loose sign": "Hej < <b>{name}</b>.",
    "nothing": "",
}


@pytest.mark.parametrize("said", BROKEN.values(), ids=BROKEN)
def test_a_broken_translation_is_given_in_english(tmp_path: Path, said: str) -> None:
    swedish = reader(tmp_path, "sv", {GREETING.id: said})
    assert swedish.render(GREETING(name="Bo")) == "Hello, <b>\u2068Bo\u2069</b>."


def test_a_broken_plural_form_is_given_in_english_with_its_number(tmp_path: Path) -> None:
    swedish = reader(tmp_path, "sv", {TASKS.id: (str(TASKS.plural), ("{count} uppdrag", "{antal} uppdrag"))})
    assert [swedish.render(TASKS(count=n)) for n in (1, 2)] == ["1 uppdrag", "2 tasks"]


def test_the_context_tells_two_meanings_apart(tmp_path: Path) -> None:
    swedish = reader(tmp_path, "sv", {"Yes, I will": "Ja, det vill jag"})
    assert swedish.render(YES) == "Yes, I will"


@pytest.mark.parametrize(
    "said", [GREETING, TASKS, TASKS(count="two")], ids=["parameter", "count", "count no number"]
)
def test_what_the_code_forgot_is_said(tmp_path: Path, said: Text) -> None:
    with pytest.raises(LookupError):
        reader(tmp_path, "en").render(said)


def test_a_language_without_a_catalogue_reads_the_towns_first_one() -> None:
    assert words("xx", zone=UTC, first="uk").language == "uk"
    assert words("xx", zone=UTC, first="yy").language == "en"


@pytest.mark.parametrize("language", FINISHED)
def test_words_are_made_once_for_each_language(language: str) -> None:
    assert words(language, zone=UTC, first="sv") is words(language, zone=UTC, first="sv")
    assert words(language, zone=UTC, first="sv").language == language


class Tags(HTMLParser):
    """What Telegram would parse: the tags in order, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(f"<{tag}{len(attrs) or ''}>")

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.text += data


def kept(said: str) -> str:
    """What of a person's words must reach the screen."""
    return re.sub(
        "[\ue000\ue001\u2028-\u202e\u2066-\u2069]", "", said.replace("\r\n", "\n").replace("\r", "\n")
    )


WORDS = {language: words(language, zone=UTC, first="sv") for language in FINISHED}
PARAMS = st.text() | st.text(alphabet="<>&;\"'bi/{}\\n\ue000\ue001\u2069\u202e\u200fא ا😀")


@given(said=PARAMS, language=st.sampled_from(FINISHED))
def test_no_words_of_a_person_ever_break_the_markup(said: str, language: str) -> None:
    for param in (said, Fixed(said), Named({"xx": said})):
        html = WORDS[language].render(GREETING(name=param))
        parsed = Tags(html)
        assert parsed.tags == ["<b>", "</b>"]
        assert seen(kept(said)) in seen(parsed.text)
        assert seen(kept(said)) in seen(plain(html))
        assert references(html) == []


@given(said=PARAMS, language=st.sampled_from(FINISHED))
def test_no_private_value_ever_breaks_the_markup(said: str, language: str) -> None:
    name = Private("name", 7)
    html = fill(WORDS[language].render(GREETING(name=name)), {name: said})
    parsed = Tags(html)
    assert parsed.tags == (["<b>", "</b>"] if said.strip() else [])
    assert seen(kept(said).strip()) in seen(parsed.text)


@given(said=PARAMS, language=st.sampled_from(FINISHED))
def test_every_isolate_that_is_opened_is_closed_in_its_line(said: str, language: str) -> None:
    param: Param = Items((said, Fixed(said), said))
    for line in WORDS[language].render(COMES(name=param)).split("\n"):
        assert line.count("\u2066") + line.count("\u2068") == line.count("\u2069")
