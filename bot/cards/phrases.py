"""Ready phrases as buttons, and what both sides read of them."""

from __future__ import annotations

from bot.cards.relay import READY_PHRASES, WORDS, WRITES, press
from bot.cards.tasks import DROP_REASONS
from bot.domain.ids import AssignmentId, PersonId
from bot.domain.phrases import MINUTES, Phrase, answers_to
from bot.say import Button, Row, Say
from bot.text import N_, PN_, LanguageName, Private, Text, lines

SAY_TO = N_("What do you want to say to <b>{name}</b>? Or write it here: words, a photo, a voice message.")
THEY_READ = N_("They read these phrases in {language}.")
YOU_SAY = N_("To <b>{name}</b>:")
ABOUT = N_("It is about: {words}")
ANSWERS = N_("<b>{name}</b> answers your question:")
WHY_NOT_COME = N_("Why can't you come? One press is enough.")
SEND_RECEIPT = N_("Please send a photo of the receipt here.")
WHEN_ILL = N_("Please do not meet when somebody is ill. Things can stand outside the door.")
TOO_EARLY = N_("That is for the day of the task. Before that, change the time.")

HOW_LATE = N_("How many minutes late are you?")
MINUTES_LATE = PN_("button", "{count} minutes")
MORE = PN_("button", "More …")
FIRST_ONES = PN_("button", "← First ones")
WRITE_ANSWER = PN_("button", "Write the answer")
A_PAGE = 6


def menu(
    phrases: tuple[Phrase, ...], assignment: AssignmentId, to: PersonId, language: str | None, page: int
) -> Say:
    """A page of phrases. `language`: theirs, where it is another one."""
    read = THEY_READ(language=LanguageName(language)) if language else None
    text = lines(SAY_TO(name=Private("name", to)), read)
    pages = -(-len(phrases) // A_PAGE)
    page %= pages
    rows: list[Row] = [
        (Button(p.label, press(p.id, assignment)),) for p in phrases[page * A_PAGE : (page + 1) * A_PAGE]
    ]
    if pages > 1:
        after = FIRST_ONES if page == pages - 1 else MORE
        rows.append((Button(after, press(f"menu.{page + 1}", assignment)),))
    return Say(text, tuple(rows))


def said(
    relayed: int,
    phrase: Phrase,
    assignment: AssignmentId,
    by: PersonId,
    *,
    filled: Text,
    about: int | None,
    hint: Text | None = None,
    reader_helps: bool,
    answered: bool = False,
) -> Say:
    """What the other one reads, with the answers that can be pressed. `about`: what it answers, if that held words."""
    text = lines(
        WRITES(name=Private("name", by)),
        filled,
        ABOUT(words=Private("said", about)) if about else None,
        hint,
    )
    rows = () if answered else _answers(relayed, phrase, assignment, reader_helps=reader_helps)
    return Say(text, (*rows, (Button(READY_PHRASES, press("menu", assignment), emoji="💬"),)))


def record(to: PersonId, filled: Text, hint: Text | None) -> Say:
    """What the sender reads, in their own language."""
    return Say(lines(YOU_SAY(name=Private("name", to)), filled, hint))


def answer(relayed: int, question: Text, assignment: AssignmentId, by: PersonId) -> Say:
    """An answer in words of one's own, under the question that it answers."""
    text = lines(ANSWERS(name=Private("name", by)), question, WORDS(words=Private("said", relayed)))
    return Say(text, ((Button(READY_PHRASES, press("menu", assignment), emoji="💬"),),))


def why_drop(assignment: AssignmentId) -> Say:
    """*I cannot come*: a fixed reason."""
    rows = tuple((Button(label, f"task:drop-{why}:{assignment}"),) for why, label in DROP_REASONS.items())
    return Say(WHY_NOT_COME, rows)


def _answers(
    relayed: int, phrase: Phrase, assignment: AssignmentId, *, reader_helps: bool
) -> tuple[Row, ...]:
    rows: list[Row] = [
        (Button(a.label, press(f"{a.id}-{relayed}", assignment)),)
        for a in answers_to(phrase, helper=reader_helps)
    ]
    if phrase.asks:
        rows.append((Button(WRITE_ANSWER, press(f"reply-{relayed}", assignment)),))
    return tuple(rows)


def how_late(assignment: AssignmentId) -> Say:
    """Ten, twenty or thirty minutes, one press each."""
    rows = tuple((Button(MINUTES_LATE(count=n), press(f"late.{n}", assignment)),) for n in MINUTES)
    return Say(HOW_LATE, rows)
