"""Measures the details on mails invented for it: how often right, wrong, or not found, field by field."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import UTC, datetime
from email.utils import parseaddr
from functools import cache
from pathlib import Path
from typing import Any

from onward.core.companies.names import squash
from onward.core.mail.clean import clean
from onward.core.mail.details import find_details
from onward.core.mail.match import requisition_key
from onward.core.mail.message import Address, Message
from onward.core.mail.verdict import Details, Kind

MAILS = Path(__file__).with_name("invented_details.toml")
SENT = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
FIELDS = ("company", "role", "person", "title", "requisition", "interview_at", "round", "deadline", "vendor")
FLAGS = ("gone", "again", "post_only", "no_reply", "automatic")


def message_of(row: dict[str, Any]) -> Message:
    name, email = parseaddr(row["from"])
    text = row["text"].strip("\n")
    return Message(
        message_id=None, digest="", date=SENT, subject=row["subject"], sender=Address(name, email.lower()),
        to=(Address("Alice Moreau", "alice@seeker.example"),), text=text,
    )  # fmt: skip


def said(details: Details) -> dict[str, Any]:
    person = details.person
    return {
        "company": details.company,
        "role": details.role,
        "person": person.name if person else None,
        "title": person.title if person else None,
        "requisition": details.requisition,
        "interview_at": details.interview_at.isoformat() if details.interview_at else None,
        "round": details.interview_round,
        "deadline": details.deadline.isoformat() if details.deadline else None,
        "vendor": details.vendor,
        "gone": details.post_gone,
        "again": details.may_reapply,
        "post_only": details.for_the_post_only,
        "no_reply": details.no_reply,
        "automatic": details.automatic,
        "feedback": details.feedback,
    }


def alike(field: str, wanted: str, got: str) -> bool:
    if field in {"company", "role", "person", "title"}:
        one, two = squash(wanted), squash(got)
        return one == two or (min(len(one), len(two)) >= 4 and (one in two or two in one))
    if field == "requisition":
        return requisition_key(wanted) == requisition_key(got)
    return wanted == got


def judge(field: str, wanted: Any, got: Any) -> str:
    if field == "feedback":
        return "right" if got and wanted in got else "wrong" if got else "none"
    if field in FLAGS:
        return "right" if wanted == bool(got) else "wrong"
    if not wanted:
        return "right" if not got else "wrong"
    return "right" if got and alike(field, wanted, got) else "wrong" if got else "none"


def rows() -> list[dict[str, Any]]:
    return list(tomllib.loads(MAILS.read_text(encoding="utf-8"))["mail"])


@cache
def results() -> tuple[tuple[str, str, str, Any, Any], ...]:
    """Field, result, subject, wanted and got, for every fact stated in the file."""
    out = []
    for row in rows():
        message = message_of(row)
        got = said(find_details(message, clean(message), Kind(row["kind"]), row["lang"]))
        for field in (*FIELDS, *FLAGS, "feedback"):
            if field in row:
                out.append((field, judge(field, row[field], got[field]), row["subject"], row[field], got[field]))
    return tuple(out)


def table() -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {}
    for field, result, *_ in results():
        counts.setdefault(field, Counter())[result] += 1
    return counts


def wrong(field: str) -> int:
    return table()[field]["wrong"]


def share_right(field: str) -> float:
    counts = table()[field]
    return counts["right"] / counts.total()


def test_the_employer_is_right_or_not_said():
    assert share_right("company") >= 0.95
    assert wrong("company") <= 1


def test_the_role_is_right_or_not_said():
    assert share_right("role") >= 0.95
    assert wrong("role") == 0


def test_the_person_is_never_wrong():
    assert share_right("person") >= 0.95
    assert wrong("person") == 0


def test_dates_numbers_and_what_a_no_leaves_open_are_never_wrong():
    for field in ("interview_at", "deadline", "requisition", *FLAGS):
        assert wrong(field) == 0, field


def test_it_has_at_least_eighty_invented_mails_in_seven_languages():
    assert len(rows()) >= 80
    assert {row["lang"] for row in rows()} == {"en", "de", "fr", "es", "it", "nl", "pt"}
