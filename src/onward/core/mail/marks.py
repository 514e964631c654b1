"""The marks of marks.toml, read once: languages are data."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any, Final

_DATA: Final[dict[str, Any]] = tomllib.loads(files(__package__).joinpath("marks.toml").read_text("utf-8"))


def _turned(section: str) -> dict[str, str]:
    return {word: name for name, words in _DATA[section].items() for word in words}


HEADER_LABELS: Final = _turned("headers")
MONTHS: Final = {word: int(number) for word, number in _turned("months").items()}
FORWARD: Final[tuple[str, ...]] = tuple(_DATA["marks"]["forward"])
ORIGINAL: Final[tuple[str, ...]] = tuple(_DATA["marks"]["original"])
WROTE: Final[tuple[str, ...]] = tuple(_DATA["marks"]["wrote"])
WROTE_FIRST: Final[tuple[str, ...]] = tuple(_DATA["marks"]["wrote_first"])
FORWARD_SUBJECTS: Final[tuple[str, ...]] = tuple(_DATA["marks"]["subjects"])
FOOTER_END: Final[tuple[str, ...]] = tuple(_DATA["footers"]["end"])
FOOTER_LINE: Final[tuple[str, ...]] = tuple(_DATA["footers"]["line"])
FOOTER_END_LINE: Final[tuple[str, ...]] = tuple(_DATA["footers"]["end_line"])
NEVER_FOOTER: Final[tuple[str, ...]] = tuple(_DATA["footers"]["keep"])
