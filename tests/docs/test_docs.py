"""The docs are complete: every setting, command, kind and move occurs in them, and no link leads nowhere."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from onward.cli.main import main
from onward.core.mail.verdict import Kind
from onward.core.notes.kinds import NoteKind
from onward.core.plan.comeback import Step
from onward.core.plan.rules import applications, comebacks, mailroom, people, week

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]


def text(*names: str) -> str:
    return "\n".join((DOCS / name).read_text(encoding="utf-8") for name in names)


def commands() -> list[str]:
    context = click.Context(main)
    return main.list_commands(context)


@pytest.mark.parametrize("command", commands())
def test_every_command_is_described(command):
    assert f"onward {command}" in text("use/command-line.md")


def test_every_setting_is_described():
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    for name in set(re.findall(r"\bONWARD_[A-Z]+\b", source)):
        assert f"`{name}`" in text("host/settings.md"), name


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_mail_is_described(kind):
    assert f"`{kind}`" in text("use/README.md")
    assert kind in text("method/mail.md")


@pytest.mark.parametrize("kind", list(NoteKind))
def test_every_kind_of_note_is_described(kind):
    assert kind in text("method/notes.md")


@pytest.mark.parametrize("step", list(Step))
def test_every_step_is_described(step):
    assert f"| {step.value.replace('_', ' ')} |" in text("method/plan.md")


@pytest.mark.parametrize("room", [applications, comebacks, mailroom, people, week])
def test_every_move_is_described(room):
    source = Path(room.__file__).read_text(encoding="utf-8")
    for does in re.findall(r'does="([\w:]+)"|: "(note:\w+)"', source):
        assert f"`{''.join(does)}`" in text("method/plan.md"), does


def test_no_link_leads_nowhere():
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not target.startswith(("http:", "https:", "mailto:")):
                assert (page.parent / target).exists(), f"{page.name}: {target}"


FOLKLORE = (
    r"80 ?% of jobs are hidden",
    r"75 ?% of resumes",
    r"\b7 seconds\b",
    r"98 ?% (are )?rejected",
    r"8 times more likely",
    r"reminders raise",
    r"an ATS would reject",
)


@pytest.mark.parametrize("claim", FOLKLORE)
def test_no_folklore_is_printed(claim):
    for path in [
        *PAGES,
        *(ROOT / "src").rglob("*.html"),
        *(ROOT / "src").rglob("*.py"),
        *(ROOT / "src").rglob("*.toml"),
    ]:
        assert not re.search(claim, path.read_text(encoding="utf-8"), re.I), path


def test_no_address_of_a_package_host_is_committed():
    for path in (ROOT / "requirements").iterdir():
        assert "://" not in path.read_text(encoding="utf-8"), path
