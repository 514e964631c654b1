"""The script that makes the mail model: its inputs are invented, its weights hold no readable word of a mail."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from onward.core.mail.model import KINDS, load_model
from onward.core.mail.verdict import Kind

TRAIN = Path(__file__).resolve().parents[2] / "train"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("mail_model", TRAIN / "mail_model.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["mail_model"] = module
    spec.loader.exec_module(module)
    return module


def test_the_invented_mails_have_every_kind_in_three_languages() -> None:
    for language in ("en", "de", "fr"):
        rows = [json.loads(line) for line in (TRAIN / f"mails/{language}.jsonl").read_text("utf-8").splitlines()]
        assert {row["kind"] for row in rows} == {kind.value for kind in Kind}


def test_no_trial_is_a_training_mail() -> None:
    trained = {
        json.loads(line)["body"] for path in (TRAIN / "mails").glob("*.jsonl") for line in path.open(encoding="utf-8")
    }
    trials = [json.loads(line)["body"] for line in (TRAIN / "trials.jsonl").open(encoding="utf-8")]
    assert len(trials) >= 200
    assert trained.isdisjoint(trials)


def test_a_feature_of_one_source_alone_is_not_kept(script: ModuleType) -> None:
    row = {
        "kind": "rejection",
        "language": "en",
        "from": "",
        "subject": "",
        "body": "We chose other candidates for the role.",
    }
    odd = row | {"body": "We chose other candidates for the xylophone role."}
    one, two = script.example("a", Kind.REJECTION, row), script.example("b", Kind.REJECTION, odd)
    assert set(script.fit([one, two]).words) == one.words & two.words


def test_the_shipped_weights_hold_hashes_and_named_signs_only() -> None:
    model = load_model()
    assert model.weights.shape == (len(model.signs) + len(model.words), len(KINDS))
    assert all(isinstance(key, int) for key in model.words)
    assert all(name.split(".")[0].split(">")[0].isalpha() for name in model.signs)


def test_a_model_fitted_twice_is_the_same(script: ModuleType) -> None:
    examples = script.read_invented(TRAIN / "mails/nl.jsonl") + script.read_invented(TRAIN / "mails/it.jsonl")
    assert np.array_equal(script.fit(examples).weights, script.fit(examples).weights)
