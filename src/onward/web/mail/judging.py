"""What the seeker said in the tray, read from the form: which guesses are right, and what the others are."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onward.core.shared.by import Seeker
from onward.records.actions import mail as act
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

    @property
    def count(self) -> int:
        """How many mails something was said of."""
        return len(self.right) + len(self.aside) + sum(map(len, self.really.values()))


def read_judgement(posted: QueryDict) -> Judgement:
    """Read the form: ticked rows, rows whose kind was changed, or all rows of the page."""
    said = Judgement()
    shown = _ids(posted.getlist("shown"))
    ticked = set(shown if posted.get("do") == "page" else _ids(posted.getlist("mail")))
    for mail_id in shown:
        was, now = posted.get(f"was-{mail_id}", ""), posted.get(f"kind-{mail_id}", "")
        if posted.get("do") == "aside":
            if mail_id in ticked:
                said.aside.append(mail_id)
        elif now in MAIL_KINDS and now != was:
            _sort(said, mail_id, now)
        elif mail_id in ticked:
            said.aside.append(mail_id) if was in NOT_ABOUT else said.right.append(mail_id)
    return said


def apply_judgement(said: Judgement, *, by: Seeker, today: date) -> None:
    """Let it take effect as one change, so that one undo takes it all back."""
    text = ngettext("%(count)d mail checked", "%(count)d mails checked", said.count) % {"count": said.count}
    with change(by=by, verb="judge_mail", says=text):
        if said.right:
            act.confirm_mail(by=by, mail_ids=said.right, today=today)
        for kind, mail_ids in said.really.items():
            act.correct_mail(by=by, mail_ids=mail_ids, today=today, kind=kind)
        if said.aside:
            act.set_aside(by=by, mail_ids=said.aside, today=today)


def nothing_said() -> str:
    """Say that no row was ticked."""
    return _("Tick the mails first, or change what one of them is.")


def _sort(said: Judgement, mail_id: int, kind: str) -> None:
    if kind in NOT_ABOUT:
        said.aside.append(mail_id)
    else:
        said.really.setdefault(kind, []).append(mail_id)


def _ids(texts: list[str]) -> list[int]:
    found = [int(text) for text in texts[:MOST] if text.isascii() and text.isdigit() and len(text) < 19]
    return list(dict.fromkeys(found))
