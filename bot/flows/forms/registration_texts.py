"""What the sign-up form and the profile say."""

from __future__ import annotations

from bot import labels
from bot.domain.people import Band, Travel
from bot.text import N_, NP_, PN_, Text

BEGUN = N_("You had begun to sign up as a volunteer (question {step} of {steps}).")
PROFILE_BEGUN = N_("You had begun to change your profile.")
RULES = N_("Please read these five rules:")
RULE_SECRET = N_("• What you see and hear stays with you.")
RULE_MONEY = N_("• No cards, codes, loans or gifts of money.")
RULE_DOOR = N_("• Say the code word at the door. Go in only if both want it.")
RULE_ILL = N_("• If you are ill, stay at home and tell us.")
RULE_STOP = N_("• You may always say no or stop. In danger, ring 112.")
ALL_RULES = (RULE_SECRET, RULE_MONEY, RULE_DOOR, RULE_ILL, RULE_STOP)
PROMISE = PN_("button", "I promise")
ASK_NAME = N_("What is your first name? Those you help will see it.")
NAME_AGAIN = N_("Please write your first name, in letters.")
ASK_ADULT = N_("Are you {age} or older?")
OLD_ENOUGH = PN_("button", "I am {age} or older")
YOUNGER = PN_("button", "I am younger")
ASK_AREA = N_("In which area are you most of the time?")
USE_POSITION = labels.USE_POSITION
SHARE_PLACE = N_("Press the button below to share where you are. We keep only a square of 500 metres.")
PLACE_OR_BACK = N_("I need your position here, or press Back and choose an area.")
ASK_BUNDLE = N_("What do you want to help with? You can change it at any time.")
ERRANDS = PN_("button", "Errands")
COMPANY = PN_("button", "Company")
SKILLS = PN_("button", "Language, letters, tech")
ANYTHING = PN_("button", "Whatever is needed")
BUNDLES: dict[str, Text] = {"errands": ERRANDS, "company": COMPANY, "skills": SKILLS, "anything": ANYTHING}

LOOK = N_("Is this right, <b>{name}</b>?")
PROFILE = N_("Your profile, <b>{name}</b>:")
LINE_AREA = N_("Area: {area}")
LINE_KINDS = N_("You help with: {kinds}.")
LINE_SPEAKS = N_("You speak: {languages}.")
LINE_REACH = N_("{travel}, {reach}.")
LINE_ANY_TIME = N_("When: just ask me.")
LINE_TIMES = N_("When: {times}.")
LINE_WEEK = NP_(
    "At most {count} question a week, at any hour.", "At most {count} questions a week, at any hour."
)
LINE_WEEK_QUIET = NP_(
    "At most {count} question a week, quiet {hours}.", "At most {count} questions a week, quiet {hours}."
)
LINE_PHONE = N_("Telephone: we have it.")
LINE_WOMAN = N_("Ask me where a woman is wished for.")
SEND = PN_("button", "Send")

TITLE_NAME = PN_("button", "My name")
TITLE_AREA = PN_("button", "My area")
TITLE_KINDS = PN_("button", "What I help with")
TITLE_LANGUAGES = labels.MY_LANGUAGES
TITLE_TRAVEL = PN_("button", "How I travel")
TITLE_REACH = PN_("button", "How far")
TITLE_TIMES = PN_("button", "When I can")
TITLE_WEEK = PN_("button", "How often")
TITLE_QUIET = PN_("button", "Quiet hours")
TITLE_PHONE = PN_("button", "My telephone")
TITLE_WOMAN = PN_("button", "I help as a woman")
TITLE_LICENCE = PN_("button", "Driving licence")

ASK_KINDS = N_("What do you help with? Press to choose or to leave out.")
KINDS_TALK = N_("We talk with you first: {kinds}.")
KINDS_ID = N_("We also look at your ID: {kinds}.")
KINDS_EXTRACT = N_("We also look at your register extract: {kinds}.")
AT_LEAST_ONE = N_("Choose at least one, or press Cancel.")
ASK_LANGUAGES = N_("Which languages do you speak? Press again to say how well.")
ONE_LANGUAGE = N_("Choose at least one language.")
ASK_TRAVEL = N_("How do you usually get around?")
ASK_REACH = N_("How far may it be?")
ASK_TIMES = N_("When can you help? Press what fits best.")
ASK_GRID = N_("Press the times when you can help.")
ONE_TIME = N_("Choose at least one time.")
ASK_WEEK = N_("How many questions a week at most?")
ASK_QUIET = N_("When should we never ask you?")
ASK_PHONE = N_("Press the button below to share your own number. Only our coordinators see it.")
PHONE_REFUSE = N_("I take only the number that Telegram vouches for. Please use the button.")
PHONE_NOT_OWN = N_("That is somebody else's number. Please share your own with the button.")
ASK_WOMAN = N_("Some people wish for a woman. May we ask you then?")
ASK_LICENCE = N_("Do you have a driving licence and an insured car?")
YES = labels.YES
NO = labels.NO

FOOT = PN_("travel", "On foot")
BICYCLE = PN_("travel", "By bicycle")
CAR = PN_("travel", "By car")
TRAVELS = {Travel.FOOT: FOOT, Travel.BICYCLE: BICYCLE, Travel.CAR: CAR}
REACHES = {
    Band.SAME_AREA: PN_("reach", "in my area only"),
    Band.KM_1: PN_("reach", "up to 1 km"),
    Band.KM_3: PN_("reach", "up to 3 km"),
    Band.KM_10: PN_("reach", "up to 10 km"),
    Band.FURTHER: PN_("reach", "the whole town"),
}
REACH_OF = {Travel.FOOT: Band.KM_1, Travel.BICYCLE: Band.KM_3, Travel.CAR: Band.KM_10}
"""What is plausible for each way to travel; changed by hand in the next question."""

ANY_TIME = PN_("button", "Just ask me")
DAYTIME = PN_("button", "Weekdays, daytime")
EVENINGS = PN_("button", "Evenings")
WEEKENDS = PN_("button", "Weekends")
CHOOSE_TIMES = PN_("button", "Choose days and hours")
WEEKDAYS = (
    PN_("weekday", "Mon"),
    PN_("weekday", "Tue"),
    PN_("weekday", "Wed"),
    PN_("weekday", "Thu"),
    PN_("weekday", "Fri"),
    PN_("weekday", "Sat"),
    PN_("weekday", "Sun"),
)
CELL = PN_("button", "{weekday} {hours}")
TIMES_CHOSEN = NP_("{count} chosen time", "{count} chosen times")
A_WEEK = NP_("{count} question a week", "{count} questions a week")
WEEKS = (1, 2, 3, 5, 7)
QUIETS = {"21-8": (21, 8), "20-9": (20, 9), "22-7": (22, 7), "0-0": (0, 0)}
NO_QUIET = PN_("button", "No quiet hours")
