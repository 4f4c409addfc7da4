"""The forms as people go through them: typed instead of pressed, counted, and with nothing lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.flows.forms import FLOWS
from bot.flows.run import SUMMARY
from bot.flows.scene import Person
from bot.flows.steps import TOO_LONG
from bot.i18n import FINISHED, seen
from bot.i18n.signs import clean
from tests.flows.chat import Chat
from tests.flows.forward import STREET, has_ended, press_on, type_on
from tests.flows.test_every_form import BEGUN

ADULT = Person(telegram_name="Olha", adult=True)
STRANGER = Person(telegram_name="Olha")


def begun(flow: str, language: str = "en", person: Person = STRANGER) -> Chat:
    return Chat(FLOWS[flow], language, person, form=BEGUN[flow])


def asked(language: str = "en", words: str = "bread, milk", person: Person = STRANGER) -> Chat:
    """At the summary of a request."""
    chat = begun("need", language, person)
    chat.presses("shopping", "norro")
    chat.says(STREET)
    chat.presses(chat.values[0])
    chat.says(words)
    return chat


# ---- words instead of presses


@pytest.mark.parametrize("by_number", [False, True], ids=["words", "numbers"])
@pytest.mark.parametrize("language", FINISHED)
@pytest.mark.parametrize("flow", FLOWS)
def test_every_form_is_walked_to_its_end_by_typing_what_could_be_pressed(
    flow: str, language: str, by_number: bool
) -> None:
    typing, pressing = begun(flow, language), begun(flow, language)
    type_on(typing, by_number=by_number)
    press_on(pressing)
    assert has_ended(typing)
    assert typing.entered == pressing.entered
    assert typing.last.finished == pressing.last.finished


@pytest.mark.parametrize("language", FINISHED)
@pytest.mark.parametrize("value", ["back", "cancel"])
def test_the_words_of_the_keyboards_buttons_lead_back_and_out(language: str, value: str) -> None:
    chat = begun("need", language)
    chat.presses("dog")
    back_or_cancel = chat.label(value)
    chat.presses("position")
    assert chat.screen.ask == "location"
    chat.says(back_or_cancel)
    assert chat.last.dropped if value == "cancel" else chat.open.step == "area"


@pytest.mark.parametrize("language", FINISHED)
def test_yes_means_old_enough_and_no_does_not(language: str) -> None:
    yes, no = {"sv": ("ja", "nej"), "en": ("yes", "no"), "ar": ("نعم", "لا"), "uk": ("так", "ні")}[language]
    chat = begun("registration", language)
    chat.says(yes)
    chat.says("Anna")
    chat.says(no)
    assert chat.last.left == "too_young"
    for said, way in ((yes, "send_adult"), (no, "minor")):
        chat = asked(language)
        chat.says(said)
        assert chat.last.finished == (chat.entered, way)


def test_a_protected_identity_that_is_typed_does_not_become_a_street() -> None:
    chat = begun("need")
    chat.presses("dog", "norro")
    chat.says("protected identity")
    assert chat.last.left == "protected"


def test_a_name_that_begins_like_the_offered_one_is_taken_as_it_is() -> None:
    chat = begun("registration", person=Person(telegram_name="Annabel"))
    chat.presses("yes")
    chat.says("Anna")
    assert chat.entered.name == "Anna"


def test_an_hour_that_is_no_buttons_number_is_an_hour() -> None:
    chat = begun("need")
    chat.presses("dog", "norro")
    chat.says(STREET)
    chat.says("14")
    assert chat.entered.starts_at.astimezone(chat.scene.zone).hour == 14


def test_a_sum_that_is_typed_is_the_sum() -> None:
    chat = asked()
    chat.presses("sum")
    chat.says("150")
    assert chat.entered.max_outlay == 150


# ---- what was entered is what is shown

WORDS = st.text(min_size=1, max_size=200).filter(lambda t: any(c.isalpha() for c in clean(t)))


def is_shown(chat: Chat, words: str) -> bool:
    """Whether these words stand on the screen as they were written, line by line."""
    return seen(clean(words.strip())) in chat.text


@settings(max_examples=50, deadline=None, derandomize=True)
@given(words=WORDS, street=WORDS.filter(lambda t: len(t) <= 100), language=st.sampled_from(FINISHED))
def test_the_summary_of_a_request_says_what_was_written(words: str, street: str, language: str) -> None:
    chat = begun("need", language)
    chat.presses("shopping", "norro")
    chat.says(street)
    if chat.run is None or chat.open.step != "when":
        return
    chat.presses(chat.values[0])
    chat.says(words)
    if chat.run is None or chat.open.step != SUMMARY:
        return
    assert is_shown(chat, words)
    assert is_shown(chat, " ".join(street.split()))


@settings(max_examples=50, deadline=None, derandomize=True)
@given(name=WORDS.filter(lambda t: len(t) <= 30), language=st.sampled_from(FINISHED))
def test_the_summary_of_signing_up_says_the_name(name: str, language: str) -> None:
    chat = begun("registration", language)
    chat.presses("yes")
    chat.says(name)
    if chat.run is None or chat.open.step != "adult":
        return
    chat.presses("yes", "norro", "errands")
    assert is_shown(chat, " ".join(name.split()))


@pytest.mark.parametrize(
    "name", ["أحمد", "<b>Anna</b>", "Anna & Bo", "Ольга", "O'Neil", "👩\u200d👧 Eva", "Ève"]
)
def test_names_of_every_kind_stand_there_as_they_were_written(name: str) -> None:
    for language in FINISHED:
        chat = begun("registration", language)
        chat.presses("yes")
        chat.says(name)
        chat.presses("yes", "norro", "errands")
        assert seen(name) in chat.text


def test_a_name_of_5000_signs_is_refused_with_the_reason() -> None:
    chat = begun("registration")
    chat.presses("yes")
    chat.says("x" * 5000)
    assert TOO_LONG(most=40) in chat
    assert chat.open.step == "name"


def test_no_number_of_captions_makes_the_summary_too_long_to_send() -> None:
    chat = begun("need")
    chat.presses("shopping", "norro")
    chat.says(STREET)
    chat.presses(chat.values[0])
    for photo in range(4):
        chat.sends_photo(str(photo), caption="x" * 1000)
    assert TOO_LONG(most=0) in chat
    assert len(chat.entered.media) == 2
    assert len(chat.text) <= 4096


@pytest.mark.parametrize("words", ["\u200d", " \u2063\u200f", "\u3000"])
def test_words_that_nobody_can_see_are_no_answer(words: str) -> None:
    chat = begun("addition")
    chat.says(words)
    assert chat.run is not None
    summary = asked()
    summary.says(words)
    assert summary.entered.words == ("bread, milk",)
    assert summary.last.note is not None


def test_too_many_words_at_the_summary_are_refused_with_the_reason() -> None:
    chat = asked()
    chat.says("x" * 2000)
    assert TOO_LONG(most=1989) in chat
    assert "bread, milk" in chat


# ---- the forms' own ways


def test_a_time_that_is_shown_can_be_pressed_while_it_lasts() -> None:
    chat = begun("need")
    chat.presses("dog", "norro")
    chat.says(STREET)
    today = chat.values[0]
    assert "10–12" in chat.label(today)
    chat.waits(minutes=20)
    chat.presses(today)
    assert chat.open.step == "what"
    assert chat.entered.starts_at == chat.now.replace(minute=30)


def test_languages_stay_where_they_are_while_one_says_how_well() -> None:
    chat = asked()
    chat.presses("change")
    chat.finds("languages")
    place = chat.values.index("uk")
    labels = []
    for _ in range(4):
        chat.presses("uk")
        assert chat.values.index("uk") == place
        labels.append(chat.label("uk"))
    assert labels == [
        "✓ Ukrainian: well",
        "✓ Ukrainian: a little",
        "✓ Ukrainian: mother tongue",
        "Ukrainian",
    ]
    chat.says("Finnish")
    assert "fi" in {spoken.language for spoken in chat.entered.languages}


@pytest.mark.parametrize(
    ("bundle", "kinds"),
    [("errands", {"shopping", "pharmacy", "dog"}), ("company", {"company"}), ("skills", {"language"})],
)
def test_a_bundle_stands_for_its_kinds(bundle: str, kinds: set[str]) -> None:
    chat = begun("registration")
    chat.presses("yes", "own", "yes", "norro", bundle)
    assert kinds <= chat.entered.categories
    assert "family" not in chat.entered.categories or bundle == "company"


def test_a_profile_saves_each_change_at_once_and_going_back_saves_nothing() -> None:
    chat = begun("profile")
    chat.finds("kinds")
    chat.presses("dog")
    assert chat.saved == []
    chat.presses("done")
    assert chat.saved == []
    chat.presses("shopping", "done")
    assert [form.categories for form in chat.saved] == [{"shopping"}]
    chat.finds("languages")
    chat.presses("en", "back")
    assert [spoken.language for spoken in chat.entered.languages] == ["sv"]
    assert len(chat.saved) == 1


def test_a_profile_saves_what_waited_while_one_was_away() -> None:
    chat = begun("profile")
    chat.finds("name")
    chat.waits(hours=3)
    chat.says("Bo")
    chat.sends_photo()
    chat.presses("go")
    assert [form.name for form in chat.saved] == ["Bo"]


def test_an_edit_in_a_profile_is_saved_without_the_change_that_is_not_done_yet() -> None:
    chat = begun("profile")
    chat.finds("name")
    name = chat.says("Bo")
    chat.finds("kinds")
    chat.presses("shopping")
    chat.edits(name, "Cem")
    assert [(form.name, form.categories) for form in chat.saved] == [("Bo", {"dog"}), ("Cem", {"dog"})]
    assert chat.entered.categories == {"dog", "shopping"}


def test_starting_a_profile_again_keeps_what_was_saved() -> None:
    chat = begun("profile")
    chat.finds("name")
    chat.says("Bo")
    chat.waits(hours=3)
    chat.says("hello")
    chat.presses("again")
    assert chat.entered.name == "Bo"


def test_words_that_a_profile_has_no_use_for_are_met_with_the_way_on() -> None:
    chat = begun("profile")
    chat.says("what now")
    assert chat.last.note is not None
    assert chat.open.step == SUMMARY


def test_another_kind_without_money_has_no_sum() -> None:
    chat = asked()
    assert "At most" in chat.text
    chat.presses("change", "kind", "dog")
    assert "At most" not in chat.text
    assert "sum" not in chat.values


def test_a_request_whose_time_passed_while_one_was_away_asks_for_another() -> None:
    chat = asked()
    chat.waits(days=4)
    chat.presses("send_adult")
    assert chat.run is not None
    assert chat.open.step == "when"


# ---- presses, counted


def test_asking_takes_six_presses_and_two_typed_answers_from_the_language_screen() -> None:
    language_and_need = 2
    chat = begun("need")
    chat.presses("shopping", "norro")
    chat.says(STREET)
    chat.presses(chat.values[0])
    chat.says("bread, milk")
    chat.presses("send_adult")
    assert chat.last.finished is not None
    assert (language_and_need + chat.pressed, chat.typed) == (6, 2)


def test_signing_up_takes_eight_presses_from_the_language_screen() -> None:
    language_and_help = 2
    chat = begun("registration")
    chat.presses("yes", "own", "yes", "norro", "anything", "send")
    assert chat.last.finished is not None
    assert (language_and_help + chat.pressed, chat.typed) == (8, 0)
