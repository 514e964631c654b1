"""Invented mailboxes of any size: mails about a search among newsletters, receipts and attachments."""

from __future__ import annotations

import base64
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path


def _words(text: str) -> list[str]:
    return text.split()


FIRST = _words(
    "Alder Birk Corn Dorn Elm Fen Gorse Hazel Iris Juniper Kelp Larch Moor Nettle Oak Pine Quill Reed Sorrel Tarn"
)
LAST = _words(
    "bridge brook croft dale field ford gate ham hurst ley mere moor ridge side stead ton vale wick wood worth"
)
FORMS = ("", " Foods", " Optics", " Marine", " Textiles", " Toys", " Press", " Dairy")  # no word that brands share
ROLES = (
    "Data Engineer", "Data Analyst", "Product Manager", "Office Manager", "Nurse Lead", "Site Engineer",
    "Marketing Manager", "Research Assistant", "Buyer", "Accountant",
)  # fmt: skip
RECEIPT = (
    "Thank you for applying to {company}",
    "Dear Alice,\n\nthank you for applying for the position of {role} at {company}. We have received your application "
    "and will be in touch.\n\nKind regards,\nThe {company} team\n",
)
REJECTION = (
    "Your application to {company}",
    "Dear Alice,\n\nthank you for your interest in the {role} position at {company}. After careful consideration "
    "we have decided not to move forward with your application.\n\nWe wish you all the best,\nThe {company} team\n",
)
INTERVIEW = (
    "Interview invitation: {role} at {company}",
    "Dear Alice,\n\nwe would like to invite you to an interview for the {role} position at {company}. Please let us "
    "know your availability for next week.\n\nKind regards,\nThe {company} team\n",
)
WORDS = _words(
    "garden weather harbour kettle bicycle market lantern bread ticket museum river season window letter train "
    "winter coffee paper orange island music kitchen morning forest holiday summer table village"
)


def write_mbox(
    path: Path, *, size: int, seed: int = 1, applications: int = 400, padding: int = 24_000
) -> dict[str, int]:
    """Write an mbox of about `size` bytes; returns how many mails of each sort are in it."""
    random_ = random.Random(seed)
    search = list(_search(random_, applications))
    every = (size // (padding + 2_500)) // max(1, len(search))
    counts = {"search": 0, "other": 0}
    with path.open("wb", buffering=1 << 20) as file:
        number = 0
        while file.tell() < size or search:
            if search and number % (every + 1) == 0:
                file.write(search.pop())
                counts["search"] += 1
            else:
                file.write(_other(random_, number, padding))
                counts["other"] += 1
            number += 1
    return counts


def company_name(number: int) -> str:
    """A company that does not exist, another for each number."""
    first, rest = FIRST[number % len(FIRST)], number // len(FIRST)
    last, rest = LAST[rest % len(LAST)], rest // len(LAST)
    form, rest = FORMS[rest % len(FORMS)], rest // len(FORMS)
    return f"{first}{last}{form}" + (f" {rest + 1}" if rest else "")


def _search(random_: random.Random, applications: int) -> Iterator[bytes]:
    """The mails of a search: a receipt each, then often a no, sometimes a talk before it."""
    for number in range(applications):
        company, role = company_name(number), ROLES[number % len(ROLES)]
        day = datetime(2026, 1, 5, 9, tzinfo=UTC) + timedelta(hours=17 * number % 6000)
        told = [RECEIPT]
        told += [INTERVIEW] * (random_.random() < 0.15) + [REJECTION] * (random_.random() < 0.6)
        for step, (subject, body) in enumerate(told):
            words = {"company": company, "role": role}
            host = "".join(c for c in company.lower() if c.isalnum()) + ".example"
            at = day + timedelta(days=9 * step)
            yield _mail(
                f"{step}.{number}@{host}", f"{company} <jobs@{host}>", subject.format(**words), body.format(**words), at
            )


def _other(random_: random.Random, number: int, padding: int) -> bytes:
    at = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=13 * number % 900_000)
    body = "\n\n".join(" ".join(random_.choices(WORDS, k=60)) + "." for _ in range(random_.randint(1, 6)))
    extra = random_.randbytes(int(random_.random() * 1.5 * padding))
    sender = f"{random_.choice(WORDS)} <news{number % 300}@{random_.choice(WORDS)}.example>"
    return _mail(f"o{number}@letters.example", sender, " ".join(random_.choices(WORDS, k=5)), body, at, extra)


def _mail(key: str, sender: str, subject: str, body: str, at: datetime, extra: bytes = b"") -> bytes:
    head = (
        f"From - Mon Jan  5 09:00:00 2026\nMessage-ID: <{key}>\nDate: {format_datetime(at)}\nFrom: {sender}\n"
        f"To: Alice Example <alice@home.example>\nSubject: {subject}\nMIME-Version: 1.0\n"
    )
    if not extra:
        return f"{head}Content-Type: text/plain; charset=utf-8\n\n{body}\n\n".encode()
    packed = base64.encodebytes(extra).decode()
    plain = f"--cut\nContent-Type: text/plain; charset=utf-8\n\n{body}\n"
    file = f"--cut\nContent-Type: application/octet-stream; name=a.bin\nContent-Transfer-Encoding: base64\n\n{packed}"
    return f'{head}Content-Type: multipart/mixed; boundary="cut"\n\n{plain}{file}--cut--\n\n'.encode()
