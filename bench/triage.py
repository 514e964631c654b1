"""Mails a second: reading, cleaning and triage, on one core. `python bench/triage.py [MBOX]`.

Without a file it writes the invented trials of train/trials.jsonl as messages, a thousand of them, in memory.
The first pass warms the phrase book and the weights and is not counted.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

from onward.adapters.sources import read_source
from onward.core.mail.clean import clean
from onward.core.mail.model import load_model
from onward.core.mail.read import read
from onward.core.mail.triage import judge, look, weigh

TRIALS = Path(__file__).resolve().parents[1] / "train/trials.jsonl"
ENOUGH = 1000


def main() -> None:
    raws = [mail.raw for mail in read_source(Path(sys.argv[1]))] if len(sys.argv) > 1 else list(invented())
    messages = [read(raw) for raw in raws]
    bodies = [clean(message) for message in messages]
    seen = [look(message, body) for message, body in zip(messages, bodies, strict=True)]
    print(f"{len(raws)} mails, {sum(map(len, raws)) / len(raws):.0f} bytes each")
    print("| step | ms a mail | mails a second |\n|---|--:|--:|")
    row("read", lambda: [read(raw) for raw in raws], len(raws))
    row("clean", lambda: [clean(message) for message in messages], len(raws))
    row("look (phrases and rules)", lambda: [look(m, b) for m, b in zip(messages, bodies, strict=True)], len(raws))
    row("weigh (model)", lambda: [weigh(each, load_model()) for each in seen], len(raws))
    row("judge, details included", lambda: [judge(message) for message in messages], len(raws))
    row("read and judge", lambda: [judge(read(raw)) for raw in raws], len(raws))


def row(name: str, work: object, count: int) -> None:
    """The best of three passes: what the machine can do when nobody else is at it."""
    assert callable(work)
    times = []
    for _ in range(3):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    best = max(min(times), 1e-9)
    print(f"| {name} | {best / count * 1000:.3f} | {count / best:,.0f} |")


def invented() -> Iterator[bytes]:
    rows = [json.loads(line) for line in TRIALS.read_text("utf-8").splitlines()]
    for number in range(ENOUGH):
        mail, entry = EmailMessage(), rows[number % len(rows)]
        mail["From"], mail["Subject"] = entry["from"] or "someone@mail.example", entry["subject"]
        mail["To"], mail["Date"] = "alice@mail.example", "Mon, 05 Jan 2026 09:00:00 +0000"
        mail["Message-ID"] = f"<{number}@mail.example>"
        mail.set_content(entry["body"])
        yield mail.as_bytes()


if __name__ == "__main__":
    main()
