"""The invented search: its mails written out as real messages, with dates that count back from today."""

from __future__ import annotations

import email.utils
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.message import EmailMessage
from importlib import resources
from typing import Any

FOLDER = "onward.data"


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened to one invented application."""

    what: str
    on: date
    application: dict[str, Any]


def search() -> dict[str, Any]:
    """Load the invented search, as its file has it."""
    return _load("search.toml")


def happenings(today: date) -> list[Happening]:
    """List what happened, oldest first."""
    found = [
        Happening(what, _day(today, application) + timedelta(days=int(after)), application)
        for application in search()["applications"]
        for what, after in (step.split("+") for step in application["went"])
    ]
    return sorted(found, key=lambda each: (each.on, each.application["company"]))


def mails(today: date) -> list[bytes]:
    """Write every mail of the invented mailbox as a message, oldest first."""
    texts = _load("mails.toml")
    seeker = search()["seeker"]
    turn: dict[str, int] = {}
    written: list[tuple[date, EmailMessage]] = []
    for each in happenings(today):
        if each.what in texts:
            number = turn[each.what] = turn.get(each.what, -1) + 1
            written.append((each.on, _mail_of(each, texts[each.what][number % len(texts[each.what])], seeker, today)))
    written += [
        (today - timedelta(days=row["days"]), _plain(row, seeker, today - timedelta(days=row["days"]), sort, number))
        for sort in ("other", "unsure")
        for number, row in enumerate(texts[sort])
    ]
    return [message.as_bytes() for _, message in sorted(written, key=lambda pair: pair[0])]


def mbox(today: date) -> bytes:
    """Put the mails into one mbox, as a mail program exports it."""
    return b"".join(
        b"From onward@localhost Mon Jan  1 00:00:00 2024\n" + _escaped(raw) + b"\n\n" for raw in mails(today)
    )


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(FOLDER).joinpath("demo", name).read_text(encoding="utf-8"))


def _day(today: date, application: dict[str, Any]) -> date:
    return today - timedelta(days=application["applied"])


def _mail_of(each: Happening, text: dict[str, str], seeker: dict[str, str], today: date) -> EmailMessage:
    words = _words(each, seeker)
    local = words["person"].lower().replace(" ", ".") if text["from"] == "person" else text["from"]
    sender = email.utils.formataddr((text["name"].format(**words), f"{local}@{words['domain']}"))
    subject, body = text["subject"].format(**words), text["body"].strip().format(**words)
    key = f"{each.what}.{words['domain']}.{each.application['applied']}"
    return _message(sender, subject, body, seeker, each.on, key)


def _words(each: Happening, seeker: dict[str, str]) -> dict[str, str]:
    who = each.application.get("who", {})
    when = each.on + timedelta(days=2)
    return {
        "company": each.application["company"],
        "domain": each.application["domain"],
        "role": each.application["role"],
        "first": seeker["name"].split()[0],
        "person": who.get("name", "The team"),
        "title": who.get("title", ""),
        "talked": each.application.get("talked", "your work"),
        "when": f"{when:%A}, {when.day} {when:%B %Y}",
        "deadline": f"{each.on + timedelta(days=6):%d %B %Y}",
    }


def _plain(row: dict[str, Any], seeker: dict[str, str], on: date, sort: str, number: int) -> EmailMessage:
    return _message(row["from"], row["subject"], row["body"], seeker, on, f"{sort}.{number}")


def _message(sender: str, subject: str, body: str, seeker: dict[str, str], on: date, key: str) -> EmailMessage:
    message = EmailMessage()
    message["Message-ID"] = f"<{key}@invented.example>"
    message["From"] = sender
    message["To"] = email.utils.formataddr((seeker["name"], seeker["email"]))
    message["Subject"] = subject
    message["Date"] = email.utils.format_datetime(datetime.combine(on, time(9, 30), UTC))
    message.set_content(body)
    return message


def _escaped(raw: bytes) -> bytes:
    return b"\n".join(b">" + line if line.startswith(b"From ") else line for line in raw.split(b"\n"))
