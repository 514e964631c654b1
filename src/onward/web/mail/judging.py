"""What the seeker said in the tray, read from the form: which guesses are right, and what the others are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onward.core.shared.by import Seeker
from onward.records.actions import mail as act
from onward.records.actions.errors import Refused
from onward.records.actions.journal import change
from onward.web.words import MAIL_KINDS

NOT_ABOUT = frozenset({"alert", "unrelated"})
MOST = 200  # mails in one go; a page shows fifty


@dataclass(slots=True)
class Judgement:
    """Mails sorted by what was said of them."""

    right: list[int] = field(default_factory=list)
    aside: list[int] = field(default_factory=list)
    really: dict[str, list[int]] = field(default_factory=dict)
    placed: dict[tuple[str, str], list[int]] = field(default_factory=dict)  # by kind and application, or 'new'

    @property
    def count(self) -> int:
        """How many mails something was said of."""
        several = (*self.really.values(), *self.placed.values())
        return len(self.right) + len(self.aside) + sum(map(len, several))


def read_judgement(posted: QueryDict) -> Judgement:
    """Read the form: ticked rows, rows whose kind was changed, or all rows of the page."""
    said = Judgement()
    shown = _ids(posted.getlist("shown"))
    ticked = set(shown if posted.get("do") == "page" else _ids(posted.getlist("mail")))
    for mail_id in shown:
        was, now = posted.get(f"was-{mail_id}", ""), posted.get(f"kind-{mail_id}", "")
        now = now if now in MAIL_KINDS else was
        if posted.get("do") == "aside":
            if mail_id in ticked:
                said.aside.append(mail_id)
        elif now != was or mail_id in ticked or _placed_anew(posted, mail_id):
            _sort(said, mail_id, was, now, posted.get(f"about-{mail_id}", ""))
    return said


def apply_judgement(said: Judgement, *, by: Seeker, today: date) -> int:
    """Let it take effect as one change, so that one undo takes it all back.

    Returns how many mails were left as they are, because it is not clear which application they are about.
    """
    with change(by=by, verb="judge_mail", says=_("Mails checked.")) as journal:
        left = _as_many(partial(act.confirm_mail, by=by, today=today), said.right)
        for kind, mail_ids in said.really.items():
            left += _as_many(partial(act.correct_mail, by=by, today=today, kind=kind), mail_ids)
        for (kind, about), mail_ids in said.placed.items():
            where: dict[str, Any] = {"new_application": True} if about == "new" else {"application_id": int(about)}
            left += _as_many(partial(act.correct_mail, by=by, today=today, kind=kind or None, **where), mail_ids)
        left += _as_many(partial(act.set_aside, by=by, today=today), said.aside)
        checked = said.count - left
        journal.says = ngettext("%(count)d mail checked.", "%(count)d mails checked.", checked) % {"count": checked}
    return left


def left_unclear(count: int) -> str:
    """Say that some mails wait for a word on which application they are about."""
    said = ngettext(
        "One could be about more than one application. Open it and say which.",
        "%(count)d could be about more than one application. Open them and say which.",
        count,
    )
    return said % {"count": count}


def nothing_said() -> str:
    """Say that no row was ticked."""
    return _("Tick the mails first, or change what one of them is.")


def _as_many(does: Callable[..., int], mail_ids: list[int]) -> int:
    """Do it for all at once, or where one of them is refused for each that can be; returns how many were left."""
    if not mail_ids:
        return 0
    try:
        with transaction.atomic():  # a savepoint: what is refused leaves no half behind
            return len(mail_ids) - does(mail_ids=mail_ids)
    except Refused:
        return 1 if len(mail_ids) == 1 else sum(_as_many(does, [mail_id]) for mail_id in mail_ids)


def _placed_anew(posted: QueryDict, mail_id: int) -> bool:
    return posted.get(f"about-{mail_id}", "") != posted.get(f"had-{mail_id}", "")


def _sort(said: Judgement, mail_id: int, was: str, kind: str, about: str) -> None:
    if kind in NOT_ABOUT:
        said.aside.append(mail_id)
    elif about == "new" or _ids([about]):
        said.placed.setdefault((kind, about), []).append(mail_id)
    elif kind == was:
        said.right.append(mail_id)
    else:
        said.really.setdefault(kind, []).append(mail_id)


def _ids(texts: list[str]) -> list[int]:
    found = [int(text) for text in texts[:MOST] if text.isascii() and text.isdigit() and len(text) < 19]
    return list(dict.fromkeys(found))
