"""Letters of Alice's search as raw mail, and files to put them in."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from pathlib import Path
from typing import Any

from tests.cast import ALICE

TEXTS = {
    "confirmation": (
        "Thank you for applying to {company}",
        "Dear Alice,\n\nthank you for applying for the position of {role} at {company}. We have received your "
        "application and will be in touch.\n\nKind regards,\nThe {company} team\n",
    ),
    "rejection": (
        "Your application to {company}",
        "Dear Alice,\n\nthank you for your interest in the {role} position at {company}. After careful consideration "
        "we have decided not to move forward with your application.\n\nKind regards,\nThe {company} team\n",
    ),
    "interview": (
        "Interview invitation: {role} at {company}",
        "Dear Alice,\n\nwe would like to invite you to an interview for the {role} position at {company}. Please let "
        "us know your availability for next week.\n\nKind regards,\nThe {company} team\n",
    ),
    "unrelated": (
        "Choir practice on Thursday",
        "Dear all,\n\nwe meet at seven as always. Bring the blue book and something warm to drink.\n\nSee you\nMarta\n",
    ),
}


def letter(
    kind: str, company: str = "Nordlicht", role: str = "Data Engineer", on: date | None = None, **more: Any
) -> bytes:
    """One mail as bytes. `more` may set sender, to, subject, body, message_id, reply_to (a Message-ID), at."""
    subject, body = TEXTS[kind]
    words = {"company": company, "role": role}
    host = "".join(c for c in company.lower() if c.isalnum()) + ".example"
    mail = EmailMessage()
    mail["Message-ID"] = more.get("message_id") or make_msgid(domain=host)
    mail["From"] = more.get("sender") or (
        f"{company} <jobs@{host}>" if kind != "unrelated" else "Marta <marta@choir.example>"
    )
    mail["To"] = more.get("to") or f"{ALICE.name} <{ALICE.email}>"
    mail["Subject"] = more.get("subject") or subject.format(**words)
    if on is not None:
        mail["Date"] = format_datetime(more.get("at") or datetime.combine(on, time(9, 30), UTC))
    if more.get("reply_to"):
        mail["In-Reply-To"] = mail["References"] = more["reply_to"]
    mail.set_content(more.get("body") or body.format(**words))
    return mail.as_bytes()


def write_mbox(path: Path, *letters: bytes) -> Path:
    """An mbox with these mails, in this order."""
    path.write_bytes(b"".join(b"From - Mon Jan  5 09:00:00 2026\n" + raw + b"\n\n" for raw in letters))
    return path
