"""The end of a mail: where it signs off, and the lines under it."""

from __future__ import annotations

import re
from dataclasses import dataclass

SIGN_OFFS = (
    r"(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many|our best)?\s?(?:regards|wishes)", r"all the best", r"best",
    r"(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?", r"sincerely", r"respectfully", r"cheers", r"warmly", r"take care",
    r"(?:many )?thanks(?: again)?(?: (?:and|&) regards)?", r"thank you(?: again)?", r"talk soon", r"speak soon", r"cordially",
    r"(?:mit )?(?:freundliche[nm]?|beste[nm]?|liebe[nm]?|viele[nm]?|herzliche[nm]?|schone[nm]?|sonnige[nm]?)"
    r"(?: \w+)? gru(?:ss|ß|s)e?n?(?: aus \w+)?", r"mfg", r"lg", r"gru(?:ss|ß)", r"vielen dank", r"bis bald",
    r"(?:bien |tres )?cordialement", r"bien a (?:vous|toi)", r"(?:sinceres |meilleures )?salutations(?: distinguees)?", r"a bientot",
    r"belle journee", r"bonne journee", r"merci(?: beaucoup)?",
    r"(?:un )?(?:cordial )?saludos?(?: cordial(?:es)?)?", r"atentamente", r"(?:muchas )?gracias", r"un abrazo",
    r"(?:cordiali |distinti |cari )?saluti", r"un (?:caro )?saluto", r"grazie(?: mille)?", r"a presto", r"cordialmente",
    r"(?:met )?(?:vriendelijke|hartelijke|warme) groet(?:en|jes)?", r"groet(?:en|jes)?", r"mvg", r"bedankt", r"tot snel",
    r"(?:com os melhores |melhores |os melhores )?cumprimentos", r"atenciosamente", r"abracos?", r"obrigad[oa]", r"ate breve",
    r"saudacoes", r"pozdrawiam(?:y)?", r"z powazaniem", r"(?:med )?(?:venlig|vennlig|vanlig) halsning(?:ar)?", r"med venlig hilsen",
    r"(?:venlig|vennlig) hilsen", r"mvh", r"s pozdravem", r"ystavallisin terveisin", r"terveisin", r"cu stima", r"salutacions",
)  # fmt: skip
LINES_UNDER = 7

_ACCENTS = str.maketrans("äöüáàâãéèêëíìîïóòôõúùûçñøåřžěýčšł", "aouaaaaeeeeiiiioooouuucnoarzeycsl")
_SIGN_OFF = re.compile(rf"(?:.{{0,40}}\b(?:und|and|&|et|y|e|en)\s)?(?:{'|'.join(SIGN_OFFS)})\s*[,.!;:–—-]*\s*(?P<rest>--)?$")
_INLINE = re.compile(
    r"(?:^|[.!?]\s+)(?:(?:kind|best|warm)\s+regards|regards|sincerely|cheers|cordialement|saludos|best),?\s+(?=[A-ZÀ-Þ])",
    re.I,
)


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
        if _SIGN_OFF.match(_plain(line)) and at + 1 < len(full):
            return Signature(tuple(full[at + 1 : at + 1 + LINES_UNDER]), signed=True)
        if inline := _tail(line):
            return Signature((inline, *full[at + 1 : at + LINES_UNDER]), signed=True)
    return Signature(tuple(full[-3:]), signed=False)


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
