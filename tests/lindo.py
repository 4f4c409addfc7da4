"""The town in which the tests happen."""

from __future__ import annotations

from typing import Any

from bot.i18n import FINISHED
from bot.town import Town, parse_town

LINDO = """
name = "Lindö"
timezone = "Europe/Stockholm"
languages = ["sv", "en", "ar", "uk"]

[[organisations]]
id = "municipality"
name = { sv = "Lindö kommun", en = "Lindö municipality", ar = "بلدية ليندو", uk = "Муніципалітет Ліндо" }
telephone = "08-000 00 00"
desk = { mon-fri = "9-15" }
default = true

[[organisations]]
id = "parish"
name = "Västra församling"
telephone = "08-111 11 11"
desk = { tue = "13-16" }
areas = ["vastra"]

[[areas]]
id = "norro"
name = "Norrö"
centre = [59.480, 18.100]

[[areas]]
id = "sodero"
name = "Söderö"
centre = [59.462, 18.104]

[[areas]]
id = "centrum"
name = { sv = "Centrum", en = "Centre", ar = "المركز", uk = "Центр" }
centre = [59.471, 18.092]

[[areas]]
id = "vastra"
name = { sv = "Västra", en = "West End", ar = "الحي الغربي", uk = "Західний район" }
centre = [59.470, 17.900]

[[help_numbers]]
kind = "emergency"
number = "112"
name = "112"

[[help_numbers]]
kind = "police"
number = "114 14"
name = { sv = "polisen", en = "the police", ar = "الشرطة", uk = "поліція" }

[[help_numbers]]
kind = "self_harm"
number = "90101"
name = "Mind"

[[help_numbers]]
kind = "violence"
number = "020-50 50 50"
name = { sv = "Kvinnofridslinjen", en = "The women's line", ar = "خط النساء", uk = "Жіноча лінія" }

[insurance]
sv = "Du är försäkrad av Lindö kommun."
en = "You are insured by Lindö municipality."
ar = "بلدية ليندو تؤمّن عليك."
uk = "Муніципалітет Ліндо страхує Вас."
"""


def lindo(**policies: Any) -> Town:
    """Four areas (Västra lies far off and is the parish's), the municipality's desk is open weekdays 9–15."""
    town = parse_town(LINDO, FINISHED)
    policy = town.policies.model_copy(update={"offers_a_day": 10, **policies})
    return town.model_copy(update={"policies": policy})
