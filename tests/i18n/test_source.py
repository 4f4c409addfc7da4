"""What is read from code: every marker call, and what a marker may not be given."""

from __future__ import annotations

import pytest

from locales.gates import code_faults
from locales.source import Marked, Source, labels

CODE = """
YES = PN_("button", "Yes")
DONE = bot.text.N_("It is "
    "done.")
def card(n):
    return lines(NP_("{count} task", "{count} tasks")(count=n), N_("It is done."))
"""


def test_every_marker_is_read_in_the_order_of_the_file() -> None:
    assert [(m.context, m.id, m.plural, m.line) for m in Source("bot/x.py", CODE).marked()] == [
        ("button", "Yes", None, 2),
        (None, "It is done.", None, 3),
        (None, "{count} task", "{count} tasks", 6),
        (None, "It is done.", None, 6),
    ]
    assert next(Source("bot/x.py", CODE).marked()) == Marked("Yes", None, "button", "bot/x.py", 2)


FAULTY = (
    ('N_(f"Hello {name}")', "nothing computed"),
    ("N_(words)", "nothing computed"),
    ('NP_("one task")', "nothing computed"),
    ('N_("a", "b")', "nothing computed"),
    ('Text("Hello")', "N_, NP_ or PN_ only"),
    ('Button(N_("Go"), "x")', "PN_("),
    ('GO = N_("Go")\nButton(press="x", label=GO)', "PN_("),
    ('Choice("go", N_("Go {n}")(n=1))', "PN_("),
    ('N_("{count} task"), NP_("{count} task", "{count} tasks")', "another plural"),
    ('N_("<h1>a</h1>")', "has the tag <h1>"),
    ('N_("<a href=\\"{link}\\">a</a>")', "has the tag <a"),
    ('N_("<b>a")', "leaves <b> open"),
    ('N_("<b>a\\nb</b>")', "leaves <b> open"),
    ('N_("<b><i>a</b></i>")', "closes <b>"),
    ('N_("a < b")', "&lt;"),
    ('N_("a & b")', "&amp;"),
)


@pytest.mark.parametrize(("code", "what"), FAULTY)
def test_a_faulty_marker_is_found(code: str, what: str) -> None:
    [fault] = code_faults([Source("bot/x.py", code)])
    assert what in str(fault)
    assert str(fault).startswith("bot/x.py: ")


GOOD = (
    'PN_("button", "Yes"), N_("Yes")',
    'Button(PN_("button", "{n} h")(n=1), "x")',
    'MANY = NP_("{count} week", "{count} weeks")\nChoice("w", MANY(count=2))',
    'Button(Fixed("12"), "x")',
    'Button(where(N_("not a label")), "x")',
    'N_("<b>a</b> &amp; <i>b</i>")',
    'N_("<a href=\\"{map}\\">a</a>")',
    'notes.append(Note("Text"))',
)


@pytest.mark.parametrize("code", GOOD)
def test_a_good_marker_passes(code: str) -> None:
    assert list(code_faults([Source("bot/x.py", code)])) == []


def test_what_stands_on_a_button_is_known() -> None:
    code = 'W = NP_("{count} week", "{count} weeks")\nChoice("w", W(count=2)), N_("Not on a button")'
    assert labels([Source("bot/x.py", code)]) == {(None, "{count} week")}


def test_code_that_is_no_python_is_an_error_never_an_empty_template() -> None:
    with pytest.raises(SyntaxError, match=r"x\.py"):
        list(Source("bot/x.py", "def (").marked())
