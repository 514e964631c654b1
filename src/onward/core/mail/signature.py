"""The end of a mail: where it signs off, and the lines under it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onward.core.mail.wording import alternatives

LINES_UNDER = 7

_ACCENTS = str.maketrans("äöüáàâãéèêëíìîïóòôõúùûçñøåřžěýčšł", "aouaaaaeeeeiiiioooouuucnoarzeycsl")
_INLINE = re.compile(
    r"(?:^|[.!?]\s+)(?:(?:kind|best|warm)\s+regards|regards|sincerely|cheers|cordialement|saludos|best),?\s+(?=[A-ZÀ-Þ])",
    re.I,
)


_WISHES = (" und ", " and ", " & ", " et ", " y ", " en ")
_INLINE_SIGNS = ("egards", "incerely", "heers", "ordialement", "aludos", "est, ")


@dataclass(frozen=True, slots=True)
class Signature:
    """The lines under a sign-off, without blank ones; `signed` says whether a sign-off was found."""

    lines: tuple[str, ...]
    signed: bool


def signature_of(lines: tuple[str, ...]) -> Signature:
    """The lines under the last sign-off, else the last lines of the mail."""
    full = [line for line in lines if line]
    for at in range(len(full) - 1, max(-1, len(full) - 25), -1):
        line = full[at]
        if line == "--" and at + 1 < len(full):
            return Signature(tuple(full[at + 1 : at + 1 + LINES_UNDER]), signed=True)
        if len(line) > 60:
            inline = _tail(line)
            if inline and len(full) - at <= LINES_UNDER:
                return Signature((inline, *full[at + 1 : at + LINES_UNDER]), signed=True)
            continue
        if _signs_off(line) and at + 1 < len(full):
            return Signature(tuple(full[at + 1 : at + 1 + LINES_UNDER]), signed=True)
        if inline := _tail(line):
            return Signature((inline, *full[at + 1 : at + LINES_UNDER]), signed=True)
    return Signature(tuple(full[-3:]), signed=False)


def _signs_off(line: str) -> bool:
    """A sign-off by itself or at the end of a wish ('Schönes Wochenende und beste Grüße')."""
    low = _plain(line)
    if _sign_off().match(low):
        return True
    link = next((link for link in _WISHES if link in low), None)
    return link is not None and _sign_off().match(low.rpartition(link)[2]) is not None


@cache
def _sign_off() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(alternatives('sign_offs'))})\s*[,.!;:–—-]*\s*(?:--)?$")


def _plain(line: str) -> str:
    low = line.lower()
    return low if low.isascii() else low.translate(_ACCENTS)


def _tail(line: str) -> str:
    """What follows a sign-off inside a line ('… soon. Regards, Alice Moreau')."""
    if not any(sign in line for sign in _INLINE_SIGNS):
        return ""
    hits = list(_INLINE.finditer(line))
    if not hits:
        return ""
    rest = line[hits[-1].end() :].strip()
    return rest if len(rest) <= 60 else ""
