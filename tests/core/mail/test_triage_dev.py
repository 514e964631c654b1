"""Triage on the development mails beside the checkout. The shipped weights know them; the figures that count,
with each mailbox held apart, are printed by train/mail_model.py --evaluate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onward.core.mail.message import Address, Message
from onward.core.mail.triage import judge
from onward.core.mail.verdict import Kind
from onward.core.shared.text import plain

DEV = Path(__file__).resolve().parents[4] / "shared/data/mail/dev.jsonl"


@pytest.mark.data
def test_no_unrelated_mail_of_the_development_set_is_called_a_no() -> None:
    if not DEV.exists():
        pytest.skip("the development mails are not beside the checkout")
    rows = [json.loads(line) for line in DEV.read_text("utf-8").splitlines()]
    noes = [r for r in rows if r["label"] == "rejection"]
    noise = [r for r in rows if r["label"] in ("unrelated", "job_alert")]
    assert sum(_kind(r) is Kind.REJECTION for r in noise) <= 0.005 * len(noise)
    assert sum(_kind(r) is Kind.REJECTION for r in noes) >= 0.95 * len(noes)


def _kind(row: dict[str, str]) -> Kind:
    sender = Address("", (row["from"] or "").rpartition("<")[2].rstrip(">").lower())
    return judge(Message(None, "", None, row["subject"] or "", sender, text=plain(row["body"]))).kind
