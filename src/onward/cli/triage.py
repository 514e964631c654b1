"""`onward triage`: what each mail is, from the terminal. Pure: no data folder, no database."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from onward.adapters.sources import RawMail, read_source, recognise
from onward.core.mail.message import Message
from onward.core.mail.read import read
from onward.core.mail.triage import judge
from onward.core.mail.verdict import Kind, Verdict

WITH_MAIL = frozenset({"mbox", "eml", "maildir", "takeout", "zip", "folder"})
NAMES = {
    Kind.CONFIRMATION: "received",
    Kind.REJECTION: "a no",
    Kind.INTERVIEW: "interview",
    Kind.ASSESSMENT: "test",
    Kind.OFFER: "offer",
    Kind.OUTREACH: "a recruiter writes",
    Kind.UPDATE: "news",
    Kind.ALERT: "job alert",
    Kind.UNRELATED: "not about the search",
}


class WrongInput(click.ClickException):
    """A path without mail: one clear line, exit 2."""

    exit_code = 2


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a mail.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
def triage(as_json: bool, paths: tuple[Path, ...]) -> None:
    """Say what each mail in PATH is: a file, a mailbox, or a folder read in name order."""
    for path in paths:
        _check(path)
    for path in paths:
        for position, mail in _numbered(path):
            sys.stdout.write(_line(mail, position, as_json) + "\n")


def _check(path: Path) -> None:
    found = recognise(path)
    if found.problem:
        raise WrongInput(found.problem)
    if found.kind not in WITH_MAIL:
        raise WrongInput(f"{path.name} holds no mail that can be read here.")


def _numbered(path: Path) -> Iterator[tuple[int, RawMail]]:
    """Each mail with its place within its own file, from 0."""
    source, position = None, 0
    for mail in read_source(path):
        position = position + 1 if mail.source == source else 0
        source = mail.source
        yield position, mail


def _line(mail: RawMail, position: int, as_json: bool) -> str:
    message = read(mail.raw)
    verdict = judge(message)
    problems = [mail.problem] if mail.problem else [*verdict.problems]
    if as_json:
        return json.dumps(to_json(mail.source, position, message, verdict, problems))
    return _plain(message, verdict, problems)


def to_json(file: str, position: int, message: Message, verdict: Verdict, problems: list[str]) -> dict[str, Any]:
    """The object of the contract: every key always there, null where unknown."""
    person = verdict.details.person
    return {
        "file": file,
        "position": position,
        "message_id": message.message_id,
        "date": message.date.isoformat() if message.date else None,
        "subject": message.subject,
        "from": _sender(message),
        "language": verdict.language,
        "kind": verdict.kind.value,
        "confidence": verdict.confidence,
        "review": verdict.review,
        "company": verdict.details.company,
        "role": verdict.details.role,
        "person": {"name": person.name, "email": person.email} if person else None,
        "vendor": verdict.details.vendor,
        "evidence": [asdict(each) for each in verdict.evidence],
        "problems": problems,
    }


def _sender(message: Message) -> str:
    name, email = message.sender.name, message.sender.email
    return f"{name} <{email}>" if name and email else name or email


def _plain(message: Message, verdict: Verdict, problems: list[str]) -> str:
    """Three short lines: the day and what it is, whom it is about, and the words it rests on."""
    day = message.date.date().isoformat() if message.date else "no date   "
    unsure = "  (please check)" if verdict.review else ""
    about = " · ".join(part for part in (verdict.details.role, verdict.details.company) if part)
    lines = [f"{day}  {NAMES[verdict.kind]}{unsure}", f"            {_clip(message.subject) or '(no subject)'}"]
    lines += [f"            {about}"] if about else []
    lines += [f"            “{_clip(each.text)}” {each.says}" for each in verdict.evidence[:1]]
    lines += [f"            {problem}" for problem in problems]
    return "\n".join(lines)


def _clip(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 90 else text[:89] + "…"
