"""What is over, for a fortnight more in /tasks and /requests: not the two of us again, something was not right."""

from __future__ import annotations

from datetime import timedelta

from bot.cards.blocking import PAST, past_rows
from bot.cards.common import what_and_where
from bot.cards.timing import WHEN
from bot.domain.requests import State
from bot.say import Row, Say, Send
from bot.storage import assignments, requests
from bot.storage.assignments import AssignmentState
from bot.storage.people import Person
from bot.storage.requests import Stored
from bot.text import Span, lines
from bot.usecases.here import Here

FOR_SO_LONG = timedelta(days=14)
MOST = 3


async def show_tasks(here: Here, person: Person) -> None:
    """The last few that this helper has done."""
    tasks = await assignments.of_person(here.tx, person.id, here.now - FOR_SO_LONG)
    for task in [task for task in tasks if task.state is AssignmentState.DONE][-MOST:]:
        stored = await requests.by_id(here.tx, task.request)
        if stored is not None:
            what = what_and_where(stored.request, here.categories[stored.request.category], here.town)
            text = lines(PAST, what, WHEN(span=Span(task.starts_at, task.ends_at)))
            await here.say(Send(person.id, Say(text, past_rows(task.id)), f"past:{task.id}:{here.occasion}"))


async def rows(here: Here, stored: Stored) -> tuple[Row, ...]:
    """Under a request of one's own that is done."""
    if stored.state is not State.DONE:
        return ()
    done = [a for a in await assignments.of_request(here.tx, stored.id) if a.state is AssignmentState.DONE]
    return past_rows(done[0].id) if done else ()
