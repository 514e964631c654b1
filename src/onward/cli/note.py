"""`onward note`: check or draft one note from the terminal. Pure: no data folder, no database."""

import json
from pathlib import Path
from typing import Any

import click

from onward.core.notes.check import Check, check, to_json
from onward.core.notes.draft import Draft, draft
from onward.core.notes.facts import Facts
from onward.core.notes.kinds import NoteKind

LARGEST_NOTE = 200_000  # bytes; a note is a page, a bigger file is the wrong file


class KindType(click.ParamType):  # type: ignore[type-arg]  # generic in the stubs only
    """A kind of note; hyphens and capitals are accepted too."""

    name = "kind"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> NoteKind:
        """The kind named by ``value``, or a one-line error that lists the kinds."""
        try:
            return NoteKind(str(value).strip().lower().replace("-", "_"))
        except ValueError:
            return self.fail(f"no kind {value!r}; the kinds are {', '.join(NoteKind)}", param, ctx)


@click.group()
def note() -> None:
    """Check a note you wrote, or draft one."""


@note.command(name="check")
@click.option("--json", "as_json", is_flag=True, help="Print the check as one line of JSON.")
@click.option("--kind", type=KindType(), required=True, help="What kind of note it is.")
@click.option("--company", help="The company, as it is on record.")
@click.option("--role", help="The role, as it is on record.")
@click.option("--person", help="Whom the note goes to.")
@click.option("--sender", help="Your own name.")
@click.argument("file", type=click.Path(path_type=Path))
def check_note(
    as_json: bool,
    kind: NoteKind,
    company: str | None,
    role: str | None,
    person: str | None,
    sender: str | None,
    file: Path,
) -> None:
    """Judge FILE as a note of KIND, element by element."""
    record = _record(company, role, person, sender)
    result = check(_read(file), kind, record)
    click.echo(json.dumps(to_json(result)) if as_json else _show_check(result))


@note.command(name="draft")
@click.option("--json", "as_json", is_flag=True, help="Print the draft and its check as one line of JSON.")
@click.option("--kind", type=KindType(), required=True, help="What kind of note to draft.")
@click.option("--company", help="The company.")
@click.option("--role", help="The role.")
@click.option("--person", help="Whom the note goes to.")
@click.option("--sender", help="Your own name.")
@click.option("--fact", "facts", multiple=True, help="One thing you talked about; may be given again.")
@click.option("--proof", "proofs", multiple=True, help="One thing you can show; may be given again.")
@click.option("--tone", type=click.Choice(["warm", "plain", "formal"]), default="plain", show_default=True)
@click.option("--seed", type=int, default=0, help="Another number, another wording.")
def draft_note(
    as_json: bool,
    kind: NoteKind,
    company: str | None,
    role: str | None,
    person: str | None,
    sender: str | None,
    facts: tuple[str, ...],
    proofs: tuple[str, ...],
    tone: Any,
    seed: int,
) -> None:
    """Draft a note of KIND from the facts given; what is missing is asked for."""
    known = Facts(_kept(company), _kept(role), _kept(person), _kept(sender), facts, proofs)
    made = draft(kind, known, seed=seed, tone=tone)
    judged = check(_whole(made), kind, known)
    click.echo(json.dumps(_draft_json(made, judged)) if as_json else _show_draft(made, judged))


def _record(company: str | None, role: str | None, person: str | None, sender: str | None) -> Facts | None:
    """What is on record; None when nothing is."""
    record = Facts(_kept(company), _kept(role), _kept(person), _kept(sender))
    return None if record == Facts() else record


def _kept(value: str | None) -> str | None:
    return (value or "").strip() or None


def _read(file: Path) -> str:
    """The file's text with its own line ends, or one clear line and exit 2."""
    try:
        raw = file.read_bytes()
    except OSError as problem:
        raise click.UsageError(f"{file} can't be read: {problem.strerror or 'not a file'}") from None
    if len(raw) > LARGEST_NOTE or b"\0" in raw:
        raise click.UsageError(f"{file} is not a note: it is {'too large' if len(raw) > LARGEST_NOTE else 'not text'}")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    if not text.strip():
        raise click.UsageError(f"{file} is empty")
    return text


def _whole(made: Draft) -> str:
    return f"Subject: {made.subject}\n\n{made.body}" if made.subject else made.body


def _draft_json(made: Draft, judged: Check) -> dict[str, Any]:
    return {"subject": made.subject, "body": made.body, "asks": list(made.asks), "check": to_json(judged)}


def _show_check(result: Check) -> str:
    verdicts = {"ready": "Ready to send.", "revise": "Not ready yet.", "do_not_send": "Please don't send this one."}
    lines = [f"{verdicts[result.verdict]} ({result.words} words)", ""]
    marks = {0: "missing", 1: "weak", 2: "good"}
    lines += [f"  {name:<11} {marks[s.score]:<8} {s.why}" for name, s in result.elements.items()]
    lines += [f"  {'intent':<11} {'good' if result.intent.ok else 'missing':<8} {result.intent.why}", ""]
    for found in result.findings:
        if found.severity != "praise":
            quoted = f" “{' '.join(found.text.split())}”" if found.text.strip() else ""
            lines.append(f"  {found.severity}:{quoted} {found.message} ({found.rule})")
    return "\n".join(lines).rstrip()


def _show_draft(made: Draft, judged: Check) -> str:
    asks = [f"  ? {ask}" for ask in made.asks]
    tail = ["", "It would be better with:", *asks] if asks else []
    return "\n".join([f"Subject: {made.subject}" if made.subject else "", "", made.body, *tail]).lstrip("\n")
