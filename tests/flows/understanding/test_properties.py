"""Whatever is typed, nothing raises, and windows lie ahead."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.flows.understanding import Ambiguous, Past, When, amount, choice, danger, number, when, word
from bot.flows.understanding.vocabulary import phrases, vocabulary

LANGUAGES = st.sampled_from(["sv", "en", "ar", "uk", "so", ""])
MOMENTS = st.integers(0, 6 * 365 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
ZONES = st.sampled_from(
    ["Europe/Stockholm", "UTC", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe"]
)


def _time_words() -> list[str]:
    found = [vocabulary(code) for code in ("sv", "en", "ar", "uk")]
    fields = [
        value for known in found if known for value in vars(known.times).values() if isinstance(value, str)
    ]
    return sorted({phrase for listed in fields for phrase in phrases(listed)})


NAMES = "torsdag Monday الخميس середа mars March آذار березня"
NUMERALS = "5 14 8 14:30 5/3 5.3 2026-03-05 - 24:00 ٥ 9999-12-31 0001-01-01 99 31 5:e 1.75 2359 5-6"
PIECES = st.sampled_from([*_time_words(), *NAMES.split(), *NUMERALS.split()])
SAYINGS = st.lists(PIECES, max_size=7).map(" ".join)


@given(st.text(max_size=5000), LANGUAGES, MOMENTS)
def test_nothing_raises_for_any_text(text: str, language: str, now: datetime) -> None:
    word(text, language)
    danger(text, language)
    number(text, language)
    amount(text, language)
    when(text, language, now, ZoneInfo("Europe/Stockholm"))
    index = choice(text, language, ("Ja", text[:50], "3"))
    assert index is None or 0 <= index < 3


@given(SAYINGS, LANGUAGES, MOMENTS, ZONES)
def test_windows_begin_before_they_end_and_end_after_now(
    said: str, language: str, now: datetime, zone: str
) -> None:
    match when(said, language, now, ZoneInfo(zone)):
        case When() as window:
            assert _lies_ahead(window, now)
        case Ambiguous(options):
            assert 2 <= len(options) <= 4
            assert list(options) == sorted(set(options), key=lambda window: (window.start, window.end))
            assert all(_lies_ahead(option, now) for option in options)
        case Past(window):
            assert window.start < window.end <= now + timedelta(minutes=15)


def _lies_ahead(window: When, now: datetime) -> bool:
    return window.start < window.end > now and now <= window.start <= now + timedelta(days=61)


@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=6), LANGUAGES)
def test_a_label_typed_in_full_means_itself_or_asks_back(labels: list[str], language: str) -> None:
    for index, label in enumerate(labels):
        assert (
            choice(label, language, labels) in (None, index)
            or labels.count(label) > 1
            or label.strip().isdigit()
        )
