"""How many mails a second are read and cleaned on one core, and what a large mailbox costs in memory.

Run it as `python bench/mail_reading.py [MEGABYTES]`; the mails are made here.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from email.message import EmailMessage
from pathlib import Path

from onward.adapters.sources import read_source
from onward.core.mail.clean import clean
from onward.core.mail.read import read

SENTENCE = (
    "thank you for your interest in the post we have read your application with care and would like to tell you that "
    "the team has decided to go on with others this time please keep in touch Grüße für die Bewerbung wir melden uns"
)
WORDS = SENTENCE.split()


def paragraph(chance: random.Random, length: int) -> str:
    return " ".join(chance.choices(WORDS, k=length)).capitalize() + "."


def text_of(chance: random.Random) -> str:
    body = "\n\n".join(paragraph(chance, chance.randrange(15, 60)) for _ in range(chance.randrange(2, 6)))
    quoted = "\n".join("> " + paragraph(chance, 10) for _ in range(6))
    tail = chance.choice(("", f"\n\nOn Tue, 3 Mar 2026, Alice wrote:\n{quoted}", "\n\nUnsubscribe | Privacy policy"))
    return f"Dear Alice,\n\n{body}\n\nKind regards\nBob\nMills Ltd{tail}\n"


def page_of(text: str) -> str:
    rows = "".join(
        f'<tr><td style="padding:8px;font-family:Arial"><p style="margin:0">{part}</p></td></tr>'
        for part in text.split("\n\n")
    )
    return (
        f'<html><head><style>p{{color:#333}}</style></head><body><div style="display:none">hello</div>'
        f"<table width='100%'>{rows}</table></body></html>"
    )


def make(chance: random.Random, number: int) -> bytes:
    mail = EmailMessage()
    mail["From"] = f"Bob of Mills <bob{number}@mills.example>"
    mail["To"] = "Alice <alice@home.example>"
    mail["Subject"] = chance.choice(("Your application", "Ihre Bewerbung bei Müller", "News of the week"))
    mail["Date"] = "Tue, 03 Mar 2026 10:00:00 +0100"
    mail["Message-ID"] = f"<{number}@mills.example>"
    for hop in range(4):
        mail["Received"] = (
            f"from a{hop}.example by b{hop}.example with ESMTPS id {number}; Tue, 03 Mar 2026 10:00:0{hop} +0100"
        )
    mail["DKIM-Signature"] = "v=1; a=rsa-sha256; d=mills.example; b=" + "A" * 300
    text = text_of(chance)
    shape = number % 3
    if shape < 2:
        mail.set_content(text)
    if shape == 1:
        mail.add_alternative(page_of(text), subtype="html")
    if shape == 2:
        mail.set_content(page_of(text), subtype="html")
    return bytes(mail)


def print_rate(name: str, mails: int, seconds: float) -> None:
    print(f"{name:<44}{mails / seconds:>10,.0f} mails/s")


def main() -> None:
    chance = random.Random(1)
    raws = [make(chance, number) for number in range(3000)]
    print(f"{'mean size of a mail':<44}{sum(map(len, raws)) // len(raws):>10,} bytes")
    for name, chosen in (
        ("plain", raws[0::3]),
        ("plain and HTML", raws[1::3]),
        ("HTML alone", raws[2::3]),
        ("all", raws),
    ):
        began = time.process_time()
        messages = [read(raw) for raw in chosen]
        middle = time.process_time()
        for message in messages:
            clean(message)
        ended = time.process_time()
        print_rate(f"read, {name}", len(chosen), middle - began)
        print_rate(f"read and clean, {name}", len(chosen), ended - began)
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    measure_box(raws, megabytes)


def measure_box(raws: list[bytes], megabytes: int) -> None:
    block = b"".join(b"From bob@mills.example Tue Mar  3 10:00:00 2026\n" + raw + b"\n" for raw in raws)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.mbox"
        with path.open("wb") as file:
            for _ in range(megabytes * 1_000_000 // len(block) + 1):
                file.write(block)
        size = path.stat().st_size
        began, count = time.process_time(), 0
        for mail in read_source(path):
            clean(read(mail.raw))
            count += 1
        print_rate(f"stream, read and clean {size // 1_000_000:,} MB", count, time.process_time() - began)
    print(f"{'peak memory of the process':<44}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:>10,} MB")


if __name__ == "__main__":
    main()
