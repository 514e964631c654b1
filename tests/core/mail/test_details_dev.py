"""The details on the development mails that lie beside the checkout, where the truth is known."""

from __future__ import annotations

import json
import re
from collections import Counter
from email.utils import parseaddr
from pathlib import Path
from typing import Any

import pytest

from onward.core.companies.names import squash
from onward.core.mail.clean import clean
from onward.core.mail.details import find_details
from onward.core.mail.message import Address, Message
from onward.core.mail.verdict import Kind

MAILS = Path(__file__).parents[4] / "shared" / "data" / "mail" / "dev.jsonl"
KINDS = {"recruiter_outreach": "outreach", "followup_other": "update", "job_alert": "alert"}

pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not MAILS.exists(), reason="the development mails are not beside this checkout"),
]


def message_of(row: dict[str, Any]) -> Message:
    name, email = parseaddr(re.sub(r"\s+", " ", row["from"] or ""))
    to = (Address("Sam Seeker", "sam@data.invalid"),)
    return Message(None, row["id"], None, row["subject"] or "", Address(name, email.lower()), to=to, text=row["body"])


def measure() -> dict[str, Counter[str]]:
    counts = {field: Counter[str]() for field in ("company", "role", "person")}
    for line in MAILS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not any(row.get(f"gold_{field}") for field in counts):
            continue
        message, label = message_of(row), row["label"]
        details = find_details(message, clean(message), Kind(KINDS.get(label, label)), row["lang"])
        said: dict[str, str | None] = {
            "company": details.company,
            "role": details.role,
            "person": details.person.name if details.person else None,
        }
        for field in counts:
            if gold := row.get(f"gold_{field}"):
                counts[field][judge(gold, said[field])] += 1
    return counts


def judge(gold: str, said: str | None) -> str:
    if not said:
        return "none"
    one, two = squash(gold), squash(said)
    return "right" if one == two or (min(len(one), len(two)) >= 4 and (one in two or two in one)) else "wrong"


def test_names_are_found_and_seldom_wrong():
    counts = measure()
    for field, at_least in (("company", 0.85), ("role", 0.8), ("person", 0.95)):
        assert counts[field]["right"] / counts[field].total() >= at_least, (field, counts[field])
        assert counts[field]["wrong"] / counts[field].total() <= 0.1, (field, counts[field])
