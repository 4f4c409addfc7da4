"""What the request form says."""

from __future__ import annotations

from bot import labels
from bot.domain.requests import Payment
from bot.text import N_, NP_, PN_

BEGUN = N_("You had begun to ask for help (question {step} of {steps}).")
KIND = N_("What do you need?")
WHERE = N_("Which part of {town}?")
READ_THIS = N_("Please read <b>who sees what</b>, and how long, before you go on.")
WHO_SEES = labels.WHO_SEES
USE_POSITION = labels.USE_POSITION
SHARE_PLACE = N_("Press the button below to share where you are. We keep only the area, not the place.")
PLACE_OR_BACK = N_("I need your position here, or press Back and choose an area.")
STREET = N_("Which street and number? Our coordinators and whoever says yes see it.")
STREET_GONE = NP_(
    "We remove it from the helper's chat {count} hour after.",
    "We remove it from the helper's chat {count} hours after.",
)
PROTECTED = PN_("button", "Protected identity")
STREET_WORDS = N_("I can read words here. Please write the street and the number.")
STREET_SHORT = N_("I did not find a street in that. Please write the street and the number.")
WHEN = N_("When? Press a time, or write it: a day, a date, an hour.")
WHEN_AGAIN = N_("I did not understand the time. Write it like this: tomorrow 14–16. Or press a button.")
WHEN_PAST = N_("That time is over. Which other time suits you?")
WHEN_WHICH = N_("I can read that in more than one way. Which one do you mean?")
WHAT = N_("What do you need help with? Words, a photo or a voice message.")
WHAT_SHOPPING = N_("What shall we buy? Words, a photo of your list, or a voice message.")
WHAT_PHARMACY = N_("What shall we fetch? Words, a photo, or a voice message.")
WHAT_REFUSE = N_("Please write it in words, or send a photo or a voice message.")
ENOUGH_MEDIA = N_("That is enough pictures for now. Thank you.")

LOOK = N_("Is this right?")
LINE_KIND = N_("{kind} · {area}, {street}")
LINE_WHEN = NP_("{span} · about {count} minute", "{span} · about {count} minutes")
LINE_WORDS = N_("{words}")
LINE_MEDIA = NP_("{count} photo or voice", "{count} photos or voices")
LINE_MONEY = N_("At most {sum}, {payment}.")
LINE_NO_MONEY = N_("Nobody lays out money for you here. Please order and pay first.")
LINE_LANGUAGES = N_("You speak: {languages}.")
LINE_WOMAN = N_("Wish: a woman.")
NEVER_CARDS = N_("Nobody may ask for your card or your codes. You pay when you have the receipt.")
ARE_YOU_18 = N_("Are you {age} or older?")

SEND = PN_("button", "Send my request")
SEND_ADULT = PN_("button", "Yes, send my request")
TOO_YOUNG = PN_("button", "No, I am younger")
CHANGE_SUM = PN_("button", "Change the sum")
CHANGE_PAYMENT = PN_("button", "How I pay")
ADD_WISH = PN_("button", "Add a wish")
TITLE_KIND = PN_("button", "What I need")
TITLE_AREA = PN_("button", "The area")
TITLE_STREET = PN_("button", "The street")
TITLE_WHEN = PN_("button", "The time")
TITLE_WHAT = PN_("button", "My words")
TITLE_LENGTH = PN_("button", "How long it takes")
TITLE_LANGUAGES = labels.MY_LANGUAGES
ASK_SUM = N_("How much may it cost at most? Press a sum, or write one.")
SUM_AGAIN = N_("I did not find a sum in that. Write it in digits, {most} at most.")
SUM_TOO_HIGH = N_("Here it may be {most} at most. Which sum do you want?")
PAYMENT_GONE = N_("One cannot pay like that here any more. Please choose again.")
ASK_PAYMENT = N_("How do you pay the helper back?")
ASK_LENGTH = N_("About how many minutes will it take?")
ASK_WISH = N_("Do you have a wish?")
ASK_LANGUAGES = N_("Which languages do you speak? Press again to say how well.")
WOMAN = PN_("button", "A woman helps me")
NO_WISH = PN_("button", "No wish")
MINUTES_LABEL = NP_("{count} minute", "{count} minutes")
SWISH = PN_("payment", "Swish")
CASH = PN_("payment", "cash")
INVOICE = PN_("payment", "the shop's invoice")
PAYMENTS = {Payment.SWISH: SWISH, Payment.CASH: CASH, Payment.INVOICE: INVOICE}
