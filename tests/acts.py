"""What people do in many presses: signing up, asking for help."""

from __future__ import annotations

from datetime import timedelta

from bot.flows.forms.windows import encoded
from tests.phone import Phone


async def sign_up(phone: Phone, area: str = "norro", wants: str = "anything", often: int = 3) -> None:
    """From the first screen to *Send*; `often` is changed only if it is not the default."""
    await phone.says("/start volunteer", settle=False)
    steps = [f"^lang:{phone.language}$"]
    steps += [
        form_button(s) for s in ("promise:yes", "name:own", "adult:yes", f"area:{area}", f"bundle:{wants}")
    ]
    if often != 3:
        steps += [form_button(s) for s in ("summary:change", r"summary\.change:week", f"week:{often}")]
    for step in (*steps, form_button("summary:send")):
        await phone.presses(step, settle=False)


async def ask(
    phone: Phone,
    kind: str = "shopping",
    *,
    area: str = "norro",
    street: str = "Strandvägen 4",
    day: int = 1,
    hours: tuple[int, int] = (12, 17),
    words: str = "bröd, mjölk",
    send: bool = True,
) -> None:
    """Ask for help in `day` days between these hours, from /need to the press that sends it."""
    await phone.says("/need")
    await turn_to(phone, form_button(f"kind:{kind}"))
    await phone.presses(form_button(f"area:{area}"))
    await phone.says(street)
    await turn_to(phone, form_button(f"when:{window(phone, day, *hours)}"))
    await phone.says(words)
    if send:
        await phone.presses(form_button("summary:send(_adult)?"))


async def turn_to(phone: Phone, wanted: str) -> None:
    """Press this button, on whichever page of the newest question it is."""
    for _ in range(6):
        if phone.last.offers(wanted):
            break
        await phone.presses(":more$")
    await phone.presses(wanted)


def window(phone: Phone, day: int, start: int, end: int) -> str:
    """The data of these hours, so many days from today."""
    at = phone.world.clock.now().astimezone(phone.zone) + timedelta(days=day)
    at = at.replace(minute=0, second=0, microsecond=0)
    return encoded(at.replace(hour=start), at.replace(hour=end))


def form_button(step: str) -> str:
    """What finds the button of a form by its step and value."""
    return rf"^f:\w+:{step}$"
