"""Whose words are whose: the writer's own, quoted earlier mail, footers, and what is inside a forward."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from onward.core.mail import marks
from onward.core.mail.forwarded import Opening, find_opening, open_forward
from onward.core.mail.message import Message
from onward.core.shared.text import fold

Starts = tuple[tuple[int, int], ...]


class Span(NamedTuple):
    """A stretch of `Message.text`, end not included."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a mail taken apart; spans of one tuple are in order and never overlap.

    `forwarded` is the mail inside a forward, with its own text; `forwarded_starts` leads its offsets back
    into the outer text by `place`.
    """

    own: tuple[Span, ...]
    quoted: tuple[Span, ...] = ()
    footer: tuple[Span, ...] = ()
    forwarded: Message | None = None
    forwarded_starts: Starts = ()


_GAP = re.compile(r"\n[ \t]*\n")
_OPENER = re.compile(r"(?:on|am|le|el|il|em|op|den|dne|a|w dniu|pe|den|il giorno|no dia|vers|um) ")


def clean(message: Message) -> Body:
    """Take a mail's text apart. An empty text gives an empty body."""
    text = message.text
    folded = fold(text)
    words = marks.words_of(folded)
    opening = find_opening(text, folded, words)
    attributions = _attributions(folded, opening.start if opening else len(text))
    cut = _answer(folded, attributions, opening.start if opening else len(text))
    inside = (
        open_forward(message, opening) if opening and opening.start <= cut and _forwards(message, opening) else None
    )
    rest = [] if cut >= len(text) or inside else [Span(cut, len(text))]
    own, quoted = _unquoted(folded, attributions, min(cut, opening.start if inside and opening else cut))
    own, footer = _without_footers(folded, own, words)
    return Body(
        own=tuple(_trimmed(text, own)),
        quoted=tuple(_trimmed(text, quoted + rest)),
        footer=tuple(_trimmed(text, footer)),
        forwarded=inside[0] if inside else None,
        forwarded_starts=inside[1] if inside else (),
    )


def own_text(message: Message, body: Body | None = None) -> tuple[str, Starts]:
    """The writer's own words as one text, and where its stretches start: (in this text, in `message.text`)."""
    body = body or clean(message)
    pieces, starts, at = [], [], 0
    for span in body.own:
        pieces.append(message.text[span.start : span.end])
        starts.append((at, span.start))
        at += span.end - span.start + 1
    return "\n".join(pieces), tuple(starts)


def place(starts: Starts, offset: int) -> int:
    """Where an offset of `own_text` or of a forwarded text stands in the outer text."""
    if not starts:
        return offset
    inner, outer = starts[max(0, bisect_right(starts, offset, key=lambda start: start[0]) - 1)]
    return outer + offset - inner


def _forwards(message: Message, opening: Opening) -> bool:
    """Whether an opening leads into a forward (look inside) and not into what is being answered."""
    if opening.kind == "forward":
        return not message.headers.get("content-type", "").startswith("multipart/report")
    subject = fold(message.subject)
    if subject.startswith(marks.FORWARD_SUBJECTS):
        return True
    return opening.start < 25 and not subject.startswith(("re:", "aw:", "sv:", "antw:", "ref:"))


def _answer(folded: str, attributions: list[Span], end: int) -> int:
    """Where 'On Monday, X wrote:' leaves nothing of the writer's own below, or the end given."""
    for line in attributions:
        below = folded[line.end : end].lstrip()
        if below and not below.startswith(">"):
            return line.start
    return end


def _attributions(folded: str, end: int) -> list[Span]:
    """The lines that say who wrote what follows; such a line may be wrapped over three."""
    found: list[Span] = []
    at = folded.find(":\n", 0, end)
    while at >= 0:
        line = folded[folded.rfind("\n", 0, at) + 1 : at + 1]
        if line.replace(" :", ":").endswith(marks.WROTE) or any(word in line for word in marks.WROTE_FIRST):
            start = _attribution_start(folded, at + 1 - len(line), line)
            if start is None and folded.startswith(">", at + 2):
                start = at + 1 - len(line)
            if start is not None:
                found.append(Span(start, at + 2))
        at = folded.find(":\n", at + 1, end)
    return found


def _attribution_start(folded: str, start: int, line: str) -> int | None:
    """Where an attribution begins, or None where it names neither a day nor an address, as a sentence does."""
    for _ in range(2):
        above = folded[folded.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)]
        if _OPENER.match(line.lstrip("> ")) or not above.strip() or start == 0:
            break
        line, start = f"{above} {line}", start - len(above) - 1
    return start if len(line) < 300 and re.search(r"\d|@", line) else None


def _unquoted(folded: str, attributions: list[Span], end: int) -> tuple[list[Span], list[Span]]:
    """Lines that begin with '>' apart from the others; the attribution above such lines goes with them."""
    if not (folded.startswith(">") or "\n>" in folded):
        return [Span(0, end)], []
    own: list[Span] = []
    quoted: list[Span] = []
    at = 0
    for line in folded[:end].split("\n"):
        stop = min(at + len(line) + 1, end)
        said = any(span.start <= at < span.end for span in attributions)
        _add(quoted if said or line.startswith(">") else own, at, stop)
        at = stop
    return own, quoted


def _add(spans: list[Span], start: int, end: int) -> None:
    if spans and spans[-1].end >= start:
        spans[-1] = Span(min(spans[-1].start, start), end)
    elif start < end:
        spans.append(Span(start, end))


def _without_footers(folded: str, own: list[Span], words: set[str]) -> tuple[list[Span], list[Span]]:
    kept: list[Span] = []
    footer: list[Span] = []
    ends, end_lines = marks.FOOTER_END.within(words), marks.FOOTER_END_LINE.within(words)
    lines = marks.FOOTER_LINE.within(words)
    for span in own:
        end = _footer_start(folded, span, ends, end_lines)
        if end < span.end:
            footer.append(Span(end, span.end))
        for start, stop, is_footer in _footer_lines(folded, span.start, end, lines):
            _add(footer if is_footer else kept, start, stop)
    return kept, sorted(footer, key=lambda span: span.start)


def _footer_start(folded: str, span: Span, ends: list[str], end_lines: list[str]) -> int:
    """Where legal text begins that runs to the end; it never swallows nearly the whole mail."""
    starts = [span.end]
    for mark in ends:
        at = folded.find(mark, span.start, span.end)
        if at >= 0:
            gap = folded.rfind("\n\n", span.start, at)
            start = gap + 2 if gap >= 0 and at - gap < 900 else folded.rfind("\n", span.start, at) + 1
            starts.append(max(start, span.start))
    for mark in end_lines:
        at = folded.find(mark, span.start, span.end)
        if at >= 0:
            starts.append(max(folded.rfind("\n", span.start, at) + 1, span.start))
    enough = [start for start in starts if len(folded[span.start : start].split()) >= 8]
    return min(enough, default=span.end)


def _footer_lines(folded: str, start: int, end: int, lines: list[str]) -> list[tuple[int, int, bool]]:
    """The paragraphs (or lone lines) of a stretch, each with whether it is a footer of a list or a system."""
    text = folded[start:end]
    cuts: list[tuple[int, int]] = []
    for at in _hits(text, lines):
        if not cuts or at >= cuts[-1][1]:
            unit = _unit(text, at)
            if unit and not any(mark in text[unit[0] : unit[1]] for mark in marks.NEVER_FOOTER):
                cuts.append(unit)
    out, at = [], 0
    for left, right in _joined(text, cuts):
        out += [(start + at, start + left, False), (start + left, start + right, True)]
        at = right
    out.append((start + at, end, False))
    return [(left, right, is_footer) for left, right, is_footer in out if left < right]


def _joined(text: str, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Footers with little between or behind them are one: an address, a link to help."""
    out: list[tuple[int, int]] = []
    for left, right in cuts:
        if out and out[-1][0] * 2 > len(text) and _is_little(text[out[-1][1] : left], 250):
            left = out.pop()[0]
        out.append((left, right))
    if out and out[-1][0] * 2 > len(text) and _is_little(text[out[-1][1] :], 120):
        out[-1] = (out[-1][0], len(text))
    return out


def _is_little(text: str, limit: int) -> bool:
    return len(text) <= limit and not any(mark in text for mark in marks.NEVER_FOOTER)


def _hits(text: str, lines: list[str]) -> list[int]:
    """Where marks of a footer stand."""
    hits: set[int] = set()
    for mark in lines:
        at = text.find(mark)
        while at >= 0 and len(hits) < 200:
            hits.add(at)
            at = text.find(mark, at + len(mark))
    return sorted(hits)


def _unit(text: str, at: int) -> tuple[int, int] | None:
    """What goes with a footer's mark: a short paragraph in the later half, else a short line, else nothing."""
    left, right = text.rfind("\n\n", 0, at) + 2, text.find("\n\n", at)
    left, right = (0 if left == 1 else left), (len(text) if right < 0 else right)
    if right - left <= 400 and left * 2 > len(text):
        return left, right
    left, right = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    right = len(text) if right < 0 else right
    limit = 400 if left * 2 > len(text) else 120
    return (left, right) if right - left <= limit else None


def _trimmed(text: str, spans: list[Span]) -> list[Span]:
    """Spans without blanks at their ends; empty ones are gone."""
    out = []
    for span in spans:
        piece = text[span.start : span.end]
        left = len(piece) - len(piece.lstrip())
        right = len(piece.rstrip())
        if left < right:
            out.append(Span(span.start + left, span.start + right))
    return out
