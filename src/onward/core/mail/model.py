"""The small text model: a linear one over signs, cues and hashed words, fitted by train/mail_model.py."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from onward.core.mail.cues import Cues
from onward.core.mail.features import sign_features, word_features
from onward.core.mail.rules import Opinion
from onward.core.mail.signs import Reading
from onward.core.mail.verdict import Kind

KINDS = tuple(Kind)
WORD_WEIGHT = 1.0  # the words of a mail together count as much as this many signs


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature: rows of one weight a kind. `signs` is by name, `words` by hash."""

    bias: NDArray[np.float32]
    signs: Mapping[str, int]
    words: Mapping[int, int]
    weights: NDArray[np.float32]
    sharpness: float

    def weigh(self, reading: Reading, cues: Cues, opinion: Opinion | None) -> dict[Kind, float]:
        """How likely each kind is, all together 1."""
        signs = [self.signs[name] for name in sign_features(reading, cues, opinion) if name in self.signs]
        words = [self.words[key] for key in word_features(reading) & self.words.keys()]
        score = self.bias + self.weights[signs].sum(axis=0)
        if words:
            score = score + self.weights[words].sum(axis=0) * (WORD_WEIGHT / math.sqrt(len(words)))
        score = score * self.sharpness
        odds = np.exp(score - score.max())
        return {kind: float(p) for kind, p in zip(KINDS, odds / odds.sum(), strict=True)}


@lru_cache(maxsize=1)
def load_model() -> Model:
    """The weights of the package, src/onward/data/mail_model.npz."""
    with resources.files("onward.data").joinpath("mail_model.npz").open("rb") as file:
        box = np.load(file, allow_pickle=False)
        names = str(box["signs"]).split("\n")
        signs = {name: at for at, name in enumerate(names)}
        words = {int(key): len(names) + at for at, key in enumerate(box["words"])}
        weights = box["weights"].astype(np.float32) * box["scale"].astype(np.float32)
        return Model(box["bias"].astype(np.float32), signs, words, weights, float(box["sharpness"]))
