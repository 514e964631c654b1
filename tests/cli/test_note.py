"""`onward note` from the terminal."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from onward.cli.note import note
from onward.core.notes.kinds import NoteKind

GOOD = """Subject: Thank you

Hi Dana,

Thank you for letting me know about the Data Engineer role at Kestrel. I respect the decision.

I keep thinking about how the team replays late events. I cut the nightly run from six hours to forty minutes, and \
I'd be glad to do the same for Kestrel.

Please keep me in mind for future roles. All the best to the team.

Kind regards,
Alice Moor
"""


def run(*arguments):
    return CliRunner().invoke(note, [str(a) for a in arguments])


@pytest.fixture
def letter(tmp_path):
    place = tmp_path / "note.txt"
    place.write_text(GOOD, encoding="utf-8")
    return place


def test_it_checks_a_note_as_json(letter):
    done = run("check", "--json", "--kind", "thank_you", "--company", "Kestrel", "--person", "Dana Whitfield", letter)
    printed = json.loads(done.output)
    assert done.exit_code == 0
    assert (printed["kind"], printed["verdict"]) == ("thank_you", "ready")
    assert done.output.isascii()
    assert done.output.count("\n") == 1


def test_hyphens_and_capitals_name_a_kind_too(letter):
    assert (
        json.loads(run("check", "--json", "--kind", "Interview-Thank-You", letter).output)["kind"]
        == "interview_thank_you"
    )


def test_a_bad_verdict_is_a_job_done(tmp_path):
    place = tmp_path / "angry.txt"
    place.write_text("You wasted my time.")
    done = run("check", "--kind", "thank-you", place)
    assert done.exit_code == 0
    assert "Please don't send this one." in done.output


def test_offsets_count_in_the_file_as_given(tmp_path):
    place = tmp_path / "dos.txt"
    place.write_bytes(GOOD.replace("I respect", "You made a mistake and I respect").replace("\n", "\r\n").encode())
    for found in json.loads(run("check", "--json", "--kind", "thank_you", place).output)["findings"]:
        text = place.read_bytes().decode()
        assert text[found["start"] : found["end"]] == found["text"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "can't be read"),
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"\0\1", "not text"),
        (b"a" * 300_000, "too large"),
    ],
)
def test_bad_input_is_one_clear_line_and_exit_2(tmp_path, content, says):
    place = tmp_path / "note.txt"
    if content is not None:
        place.write_bytes(content)
    done = run("check", "--json", "--kind", "thank_you", place)
    assert done.exit_code == 2
    assert says in done.output
    assert "Traceback" not in done.output


def test_an_unknown_kind_lists_the_kinds(letter):
    done = run("check", "--kind", "sonnet", letter)
    assert done.exit_code == 2
    assert "feedback_request" in done.output


@pytest.mark.parametrize("kind", list(NoteKind))
def test_it_drafts_every_kind_with_its_check(kind):
    done = run(
        "draft", "--json", "--kind", kind.value, "--company", "Kestrel", "--role", "Data Engineer",
        "--person", "Dana Whitfield",
        "--sender", "Alice Moor", "--fact", "the move to Kafka", "--proof",
        "cut the nightly run from six hours to forty minutes",
    )  # fmt: skip
    printed = json.loads(done.output)
    assert set(printed) == {"subject", "body", "asks", "check"}
    assert printed["check"]["verdict"] == "ready"


def test_without_facts_it_asks_for_them():
    done = run(
        "draft",
        "--kind",
        "thank_you",
        "--company",
        "Kestrel",
        "--role",
        "Engineer",
        "--person",
        "Dana",
        "--sender",
        "Alice",
    )
    assert "What did you talk about? One thing is enough." in done.output


def test_it_needs_no_django():
    code = "import sys, onward.cli.note; sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
