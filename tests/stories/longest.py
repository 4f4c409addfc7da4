"""The longest cards that there are: long names, every line filled, the wordiest kind of help."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.cards import (
    behalf,
    hands,
    home,
    more,
    numbers,
    offers,
    phrases,
    privacy,
    relay,
    reports,
    requests,
    tasks,
    timing,
    whose,
)
from bot.domain.categories import CATEGORIES, Category
from bot.domain.code_words import PICTURES
from bot.domain.eligibility import Reason
from bot.domain.ids import AssignmentId, PersonId, RequestId
from bot.domain.never_passed import Secret
from bot.domain.offers import OfferState
from bot.domain.people import Band, DayPart, Fluency, Level, Spoken, Volunteer
from bot.domain.phrases import PHRASES, menu
from bot.domain.reports import What
from bot.domain.requests import Consent, Payment, Request, State
from bot.domain.stuck import WaysOn
from bot.domain.values import Value
from bot.flows.engine import begin
from bot.flows.forms import FLOWS
from bot.flows.forms.need_form import Kept, Need, Other
from bot.flows.forms.registration_form import Registration
from bot.flows.run import SUMMARY
from bot.flows.safety import card
from bot.flows.scene import Person as Asking
from bot.flows.scene import Scene
from bot.flows.screens import view
from bot.flows.understanding import Danger
from bot.i18n import Words, fill, plain, references, seen
from bot.say import Media, Say
from bot.text import Fixed, Private, Span
from bot.town import Town

ZONE = ZoneInfo("Europe/Stockholm")
NOW = datetime(2036, 9, 24, 10, tzinfo=ZONE)
"""A Wednesday in September: both words are long in our languages."""

NAME = "Oleksandra-Anastasiia"
STREET = "Drottningholmsvägen 128 B"
OPENED = {
    "name": NAME,
    "phone": "+46 70 000 00 00",
    "street": STREET,
    "map": "https://example.org/",
    "words": "Bröd, mjölk, ägg, kaffe, två äpplen",
    "door": "3 tr, Kovalenko, kod 1234",
    "recipient": NAME,
    "contact": "Ring Oleksandra, +46 70 000 00 00",
    "told": "Bröd, mjölk, ägg, kaffe, två äpplen",
    "said": "Bröd, mjölk, ägg, kaffe, två äpplen",
}
"""What people write themselves may be as long as they like; this is as long as it usually is."""

_LONG_ONES = sorted(PICTURES, key=lambda one: -len(PICTURES[one].latin))
TWO = (_LONG_ONES[0], _LONG_ONES[1])
ASKER, HELPER, TASK, ASKED = PersonId(1), PersonId(2), AssignmentId(3), RequestId(4)
SPEAKS = tuple(Spoken(language=code, fluency=Fluency.WELL) for code in ("uk", "en", "sv"))


def request(kind: Category, consent: Consent | None = None) -> Request:
    return Request(
        consent=consent,
        id=ASKED,
        resident=ASKER,
        category=kind.id,
        area="vastra",
        starts_at=NOW + timedelta(days=1, hours=2),
        ends_at=NOW + timedelta(days=1, hours=7),
        minutes=120,
        languages=SPEAKS,
        wish_woman=True,
        state=State.OPEN,
        created_at=NOW,
        max_outlay=400 if kind.money else None,
        payment=Payment.INVOICE if kind.money else None,
    )


def cards(town: Town, words: Words) -> Iterator[tuple[str, Say]]:
    """Every card by name, those about a request once for each kind of help."""
    yield from _front(town, words)
    for kind in CATEGORIES.values():
        for need in (request(kind), request(kind, Consent.CANNOT)):
            whom = "somebody else" if need.consent else "oneself"
            for name, say in (
                *_of_helper(town, kind, need),
                *_of_asker(town, kind, need),
                *_of_coordinator(town, kind, need),
            ):
                yield f"{name}, for {whom}: {kind.id}", say
        yield from ((f"{name}: {kind.id}", say) for name, say in _of_recipient(town, kind))
        yield from ((f"{name}: {kind.id}", say) for name, say in _of_talk(town, words, kind))


def length(say: Say, words: Words) -> int:
    """How many signs its reader sees before the buttons."""
    html = words.render(say.text)
    opened: dict[Private, str | None] = {found: OPENED[found.kind] for found in references(html)}
    return len(seen(plain(fill(html, opened))))


def _front(town: Town, words: Words) -> Iterator[tuple[str, Say]]:
    yield "languages", home.language_menu(town, "sv")
    yield "own names", home.own_names(town)
    yield "greeting", home.greeting(town, NAME)
    yield "greeting in a trial", home.greeting(town.model_copy(update={"trial": True}), NAME)
    for helps in (False, True):
        yield "help", home.help_card(town, words.language, helps=helps)
    yield "privacy", privacy.notice(town)
    yield "who sees what", privacy.who_sees_card(town)
    yield "erase", privacy.sure(11)
    yield (
        "stored",
        privacy.stored(
            (
                privacy.STORED_NAME(name=NAME),
                privacy.STORED_PHONE(phone=Fixed(OPENED["phone"])),
                privacy.STORED_VOLUNTEER,
                privacy.STORED_REQUESTS(count=11),
                privacy.STORED_TASKS(count=11),
                privacy.STORED_ROLE,
                privacy.STORED_DRAFT,
            )
        ),
    )
    looks = tuple(privacy.LOOKED_LINE(time=NOW, who=privacy.A_NEIGHBOUR) for _ in range(20))
    for page in range(5):
        yield "looked", privacy.looked(looks, page)
    yield "responsible", privacy.responsible(town)
    for found in Danger:
        yield f"danger: {found}", card(found, town, "ring", "go")


def _of_helper(town: Town, kind: Category, need: Request) -> Iterator[tuple[str, Say]]:
    organisation = town.default_organisation
    for band in Band:
        for shared in (("uk", "en", "sv"), ()):
            facts = offers.Facts(
                band=band,
                shared=shared,
                asker_speaks=SPEAKS,
                helped_before=11,
                vouched=True,
                number_known=True,
                until=NOW + timedelta(hours=30),
            )
            yield f"offer {band.name} {len(shared)}", offers.offer(need, kind, facts, town, NOW)
    for under_way in (False, True):
        yield (
            "task",
            tasks.task(
                need,
                kind,
                TASK,
                town=town,
                pictures=TWO,
                meet_at=need.starts_at,
                under_way=under_way,
                has_media=True,
                undo=not under_way,
                late=True,
                seen=True,
            ),
        )
    yield "good to know", tasks.good_to_know(kind, organisation, town)
    yield "still readable", tasks.still_readable(tasks.CLOSED_STOPPED, need, kind, town)
    yield "closed", tasks.closed(tasks.CLOSED_DROPPED, 48)
    yield (
        "tomorrow",
        timing.tomorrow(timing.TOMORROW_HELPER, need, kind, town, need.starts_at, timing.PRESS_ON_MY_WAY),
    )


def _of_asker(town: Town, kind: Category, need: Request) -> Iterator[tuple[str, Say]]:
    organisation = town.default_organisation
    hear = requests.hear_before(NOW + timedelta(hours=20), NOW, town)
    span = Span(NOW + timedelta(days=1), NOW + timedelta(days=1, hours=2))
    for name, news in (
        ("asking", (requests.ASKING(count=11), hear)),
        ("later", (requests.ASK_LATER(time=NOW), hear)),
        ("nobody", (requests.NOBODY_YET, requests.reads(span, is_open=False, needed_by=NOW))),
    ):
        yield (
            f"sent {name}",
            requests.sent(need, news=news, pictures=TWO, organisation=organisation, town=town),
        )
    for level in Level:
        yield (
            f"match {level.name}",
            requests.match(
                need,
                TASK,
                HELPER,
                level,
                pictures=TWO,
                meet_at=need.starts_at,
                seen=False,
                organisation=organisation,
                town=town,
            ),
        )
    yield (
        "nobody found",
        requests.nobody_found(ASKED, requests.READS_AT(span=span), organisation, town, gave_up=False),
    )
    for state in requests.STATES:
        yield "listed", requests.listed(need.model_copy(update={"state": state}), kind, town, hear)


def _of_talk(town: Town, words: Words, kind: Category) -> Iterator[tuple[str, Say]]:
    organisation, said = town.default_organisation, 9
    for media in (None, Media("voice", "file")):
        yield (
            "copy",
            relay.copy(said, TASK, ASKER, language=words.language, words=True, media=media, changed=True),
        )
    yield "passed", relay.passed(ASKER, TASK, words.language)
    yield "not reached", relay.not_reached(ASKER, TASK, organisation, town)
    yield "refused", relay.refused(Secret.IDENTITY, TASK)
    for helper in (True, False):
        known = menu(helper=helper, category=kind.id)
        for page in range(5):
            yield "phrases", phrases.menu(known, TASK, ASKER, words.language, page)
    for phrase in PHRASES.values():
        private = Private("said", said)
        filled = phrase.text(item=private, amount=private, count=20)
        yield (
            f"phrase {phrase.id}",
            phrases.said(said, phrase, TASK, ASKER, filled=filled, about=said, reader_helps=False),
        )
        yield f"record {phrase.id}", phrases.record(ASKER, filled, phrases.WHEN_ILL)
    yield "late", phrases.how_late(TASK)
    for helper in (True, False):
        yield "may ring", numbers.ask(TASK, ASKER, helper=helper, call=False)
    yield "may ring now", numbers.agreed(TASK, ASKER)
    yield "number", numbers.number(ASKER)
    yield "not seen", numbers.not_seen(TASK, ASKER)
    last = ((ASKER, said), (HELPER, said))
    yield (
        "asks coordinator",
        relay.asks_coordinator(7, request(kind), kind, town, helper=HELPER, last=last),
    )


def _of_recipient(town: Town, kind: Category) -> Iterator[tuple[str, Say]]:
    organisation = town.default_organisation
    need = request(kind, Consent.YES)
    link = f"https://t.me/handslag_in_a_town_bot?start=r_{'x' * 22}"
    yield "pass on", behalf.pass_on(ASKED)
    yield "ready", behalf.ready(need, kind, organisation, town, link=link, pictures=TWO)
    yield "opened", behalf.opened(ASKED)
    for state in requests.STATES:
        stands = need.model_copy(update={"state": state})
        yield "theirs", behalf.theirs(stands, kind, organisation, town, pictures=TWO)
        yield "listed for them", behalf.listed(stands, kind, town)
    yield "kept", behalf.kept("run")
    yield "sure to stop", behalf.sure_to_stop(ASKED)
    yield "about them", whose.about_them(need, TASK)
    yield "sure unwanted", whose.sure_unwanted(TASK)


def _of_coordinator(town: Town, kind: Category, need: Request) -> Iterator[tuple[str, Say]]:
    volunteer = Volunteer(id=HELPER, area="vastra", registered_at=NOW)
    names = tuple(c.name for c in CATEGORIES.values() if c.for_volunteers)
    yield "approval", hands.approval(5, volunteer, names, ("uk", "en", "sv", "ar"), town, 11, rings=HELPER)
    for how in hands.DECIDED:
        yield "decided", hands.decided(5, how, HELPER, HELPER, undo=True, level=Level.TALKED)
    yield (
        "stuck",
        hands.stuck(
            5,
            need,
            kind,
            town,
            offers=dict.fromkeys(OfferState, 11),
            why=dict.fromkeys(Reason, 11),
            ways=WaysOn(further=11, widened=2, other_times=11),
        ),
    )
    yield "more reasons", more.more_reasons(5, dict.fromkeys(Reason, 11))
    yield "all kinds", more.all_kinds(5, HELPER, names)
    yield "look", hands.look(5, need, kind, town, hands.LOOK_FIRST, has_media=True)
    yield "taken", hands.taken(5, need, kind, town, has_media=True)
    yield from _of_reports(need, kind, town)
    yield "silent", timing.silent(5, need, kind, town, helper=HELPER)
    yield "followed", hands.followed(need, kind, town, requests.STATES[State.NEEDS_COORDINATOR])
    yield "choose", hands.choose(5, tuple((volunteer, Reason.TOO_FAR) for _ in range(6)))
    yield "ring", hands.ring(5, ASKER, danger=True, language="uk", has_number=True)


def _of_reports(need: Request, kind: Category, town: Town) -> Iterator[tuple[str, Say]]:
    for what in What:
        card = reports.report(
            5, need, kind, town, what=what, said_by=ASKER, helper=HELPER, has_media=True, taken=True
        )
        yield f"report: {what}", card
    by = reports.DECIDE_BEFORE(time=NOW)
    yield "upcoming", reports.upcoming(5, need, kind, town, helper=HELPER, about=HELPER, by=by)
    yield "gave back", reports.gave_back(5, HELPER)
    yield "wrote", reports.wrote(5, 6)


def screens(town: Town, words: Words) -> Iterator[tuple[str, Say]]:
    """Every screen of every form with all answers given, once for each kind of help."""
    scene = Scene(town, words.language, NOW, CATEGORIES, words.label, Asking(telegram_name=NAME))
    for kind in CATEGORIES.values():
        filled = _filled(kind)
        for name, flow in FLOWS.items():
            run = begin(flow, "run", scene, filled.get(name))
            for step in (*(step.name for step in flow.steps), *((SUMMARY,) if flow.summary else ())):
                yield f"{name}, {step}: {kind.id}", view(flow, run.but(step=step), scene)


def _filled(kind: Category) -> dict[str, Value]:
    need = request(kind)
    asked = Need(
        category=kind.id,
        area=need.area,
        street=STREET,
        starts_at=need.starts_at,
        ends_at=need.ends_at,
        words=(OPENED["words"],),
        media=(Kept(kind="photo", file_id="photo"),) * 3,
        minutes=need.minutes,
        max_outlay=need.max_outlay,
        payment=need.payment,
        wish_woman=True,
        languages=SPEAKS,
        other=Other(name=NAME, languages=SPEAKS, consent=Consent.NOT_YET, contact=OPENED["contact"]),
    )
    profile = Registration(
        promised=True,
        name=NAME,
        adult=True,
        area=need.area,
        categories=frozenset(c.id for c in CATEGORIES.values() if c.for_volunteers and c is not kind),
        languages=SPEAKS,
        free=frozenset({(1, DayPart.MORNING)}),
        phone=OPENED["phone"],
        answers_as_woman=True,
        licence=True,
    )
    return {"need": asked, "registration": profile, "profile": profile}
