"""The small text model: a linear one over signs, cues and hashed words, fitted by train/mail_model.py."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from onward.core.mail.cues import Cues
from onward.core.mail.features import sign_features, word_features
from onward.core.mail.rules import Opinion
from onward.core.mail.signs import Reading
from onward.core.mail.verdict import Kind

if TYPE_CHECKING:  # numpy takes its time: it is loaded with the weights, not with this file
    import numpy as np
    from numpy.typing import NDArray

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
        score = self.bias + self.weights.take(signs, axis=0).sum(axis=0)
        if words:
            score = score + self.weights.take(words, axis=0).sum(axis=0) * (WORD_WEIGHT / math.sqrt(len(words)))
        score = score * self.sharpness
        return dict(zip(KINDS, _share(score.tolist()), strict=True))


def _share(scores: list[float]) -> list[float]:
    """Scores as chances that make 1 together."""
    top = max(scores)
    odds = [math.exp(score - top) for score in scores]
    whole = sum(odds)
    return [each / whole for each in odds]


@lru_cache(maxsize=1)
def load_model() -> Model:
    """The weights of the package, src/onward/data/mail_model.npz."""
    import numpy as np

    with resources.files("onward.data").joinpath("mail_model.npz").open("rb") as file:
        box = np.load(file, allow_pickle=False)
        names = str(box["signs"]).split("\n")
        signs = {name: at for at, name in enumerate(names)}
        words = {int(key): len(names) + at for at, key in enumerate(box["words"])}
        weights = box["weights"].astype(np.float32) * box["scale"].astype(np.float32)
        return Model(box["bias"].astype(np.float32), signs, words, weights, float(box["sharpness"]))
