"""The words on the screen for what core knows by a key: stages, events, kinds of mail, relations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = Mapping[str, Promise]
Choices = list[tuple[str, Promise | str]]

# Three ends of different making: by them, by me, by silence.
STAGES: Words = {
    "saved": _("saved"),
    "applied": _("applied"),
    "screening": _("screening"),
    "interview": pgettext_lazy("stage", "interview"),
    "offer": pgettext_lazy("stage", "offer"),
    "accepted": _("accepted"),
    "rejected": _("said no"),
    "withdrawn": _("withdrawn"),
    "closed": _("closed, no answer"),
}

STAGES_SAID: Words = {
    "saved": _("Saved, not sent yet"),
    "applied": _("Applied"),
    "screening": _("In screening"),
    "interview": _("In interviews"),
    "offer": _("There is an offer"),
    "accepted": _("Accepted"),
    "rejected": _("They said no"),
    "withdrawn": _("You withdrew"),
    "closed": _("Closed, no answer came"),
}

EVENTS: Words = {
    "saved": _("Saved"),
    "applied": _("Applied"),
    "acknowledged": _("They confirmed that it arrived"),
    "viewed": _("They looked at it"),
    "update": _("News from them"),
    "assessment": _("They sent an assessment"),
    "interview": _("Interview"),
    "offer": _("They made an offer"),
    "accepted": _("I accepted"),
    "rejected": _("They said no"),
    "withdrawn": _("I withdrew"),
    "closed": _("Closed, no answer came"),
    "reopened": _("Open again"),
    "followed_up": _("I followed up"),
    "remark": _("Remark"),
    "retracted": _("Taken back"),
}
# What a person may add by hand; `retracted` is written by the action that takes one back.
EVENTS_BY_HAND = tuple(kind for kind in EVENTS if kind != "retracted")

ROUNDS: Words = {
    "phone": _("Phone screen"),
    "interview": _("Interview"),
    "technical": _("Technical interview"),
    "panel": _("Panel interview"),
    "final": _("Final interview"),
}

SOURCES: Words = {
    "me": _("you said so"),
    "mail": _("a mail said so"),
    "import": _("came in with an import"),
}

CHANNELS: Words = {
    "board": _("Job board"),
    "direct": _("Company site"),
    "cold": _("Written to directly"),
    "intro": _("Introduction"),
    "referral": _("Referral"),
    "recruiter": _("Recruiter"),
}

MAIL_KINDS: Words = {
    "confirmation": _("Confirmation"),
    "rejection": _("A no"),
    "interview": _("Interview"),
    "assessment": _("Assessment"),
    "offer": _("Offer"),
    "outreach": _("A recruiter writes"),
    "update": _("News"),
    "alert": _("Job alert"),
    "unrelated": _("Not about the search"),
}

MAIL_STATES: Words = {
    "sure": _("judged by Onward"),
    "tray": _("waits for your word"),
    "confirmed": _("confirmed by you"),
    "corrected": _("corrected by you"),
    "aside": _("put aside by you"),
}

RELATIONS: Words = {
    "rejecter": _("told you no"),
    "interviewer": _("interviewed you"),
    "recruiter": _("recruiter"),
    "referrer": _("referred you"),
    "peer": _("peer in the field"),
    "friend": _("friend"),
    "other": _("someone else"),
}

STRENGTHS: Words = {
    "warm": _("we know each other well"),
    "moderate": _("we know each other"),
    "weak": _("we met"),
    "dormant": _("long out of touch"),
}

TOUCHES: Words = {
    "mail": _("Mail"),
    "linkedin": _("LinkedIn message"),
    "call": _("Call"),
    "coffee": _("Met in person"),
    "event": _("Met at an event"),
    "comment": _("Commented on their post"),
    "post": _("Posted something they saw"),
}

NOTES: Words = {
    "thank_you": _("Thank-you note"),
    "interview_thank_you": _("Thanks after the interview"),
    "feedback_request": _("Request for feedback"),
    "check_in": _("Check-in"),
    "connection_request": _("Connection request"),
    "follow_up": _("Follow-up"),
    "outreach": _("First message"),
    "reconnect": _("Picking up the thread"),
    "congratulation": _("Congratulation"),
    "referral_request": _("Request for a referral"),
    "withdrawal": _("Withdrawal"),
    "offer_accept": _("Accepting the offer"),
    "offer_decline": _("Declining the offer"),
    "offer_more_time": _("Asking for more time"),
}

NOTE_STATES: Words = {"draft": _("draft"), "sent": _("sent"), "dropped": _("dropped")}

IMPORT_STATES: Words = {
    "waiting": _("Waiting for its turn"),
    "running": _("Reading"),
    "stopped": _("Stopped"),
    "done": _("Done"),
    "failed": _("Could not go on"),
    "undone": _("Undone"),
}


def word(words: Words, key: str) -> str:
    """Say the word for a key; a key without a word is said as it is, never lost."""
    return str(words[key]) if key in words else key.replace("_", " ")


def choices(words: Words, keys: Iterable[str] | None = None, *, blank: Promise | str | None = None) -> Choices:
    """List the choices of a form field, with a blank one first if asked for."""
    listed: Choices = [(key, words[key]) for key in (keys if keys is not None else words)]
    return listed if blank is None else [("", blank), *listed]
