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
    opening = find_opening(text, folded)
    cut = _answer(folded, opening.start if opening else len(text))
    inside = (
        open_forward(message, opening) if opening and opening.start <= cut and _forwards(message, opening) else None
    )
    rest = [] if cut >= len(text) or inside else [Span(cut, len(text))]
    own, quoted = _unquoted(folded, min(cut, opening.start if inside and opening else cut))
    own, footer = _without_footers(folded, own)
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


def _answer(folded: str, end: int) -> int:
    """Where a line such as 'On Monday, X wrote:' leaves nothing of the writer's own below, or the end given."""
    at = 0
    before: list[tuple[int, str]] = []
    for line in folded[:end].split("\n"):
        if line.endswith(":") and _says_wrote(line):
            start = _attribution(before, at, line)
            below = folded[at + len(line) : end].lstrip()
            if start is not None and below and not below.startswith(">"):
                return start
        before = [*before[-2:], (at, line)]
        at += len(line) + 1
    return end


def _says_wrote(line: str) -> bool:
    return line.endswith(marks.WROTE) or any(word in line for word in marks.WROTE_FIRST)


def _attribution(before: list[tuple[int, str]], at: int, line: str) -> int | None:
    """Where the attribution that ends in this line begins; it may be wrapped over three lines."""
    joined, start = line, at
    for earlier_at, earlier in reversed(before):
        if _OPENER.match(joined.lstrip("> ")) or not earlier.strip():
            break
        joined, start = f"{earlier} {joined}", earlier_at
    return start if len(joined) < 300 and re.search(r"\d|@", joined) else None


def _unquoted(folded: str, end: int) -> tuple[list[Span], list[Span]]:
    """Lines that begin with '>' apart from the others; the attribution above such lines goes with them."""
    if not (folded.startswith(">") or "\n>" in folded):
        return [Span(0, end)], []
    own: list[Span] = []
    quoted: list[Span] = []
    before: list[tuple[int, str]] = []
    at = 0
    for line in folded[:end].split("\n"):
        stop = min(at + len(line) + 1, end)
        if line.startswith(">"):
            _add(quoted, at, stop)
        else:
            start = _attribution(before, at, line) if line.endswith(":") and _says_wrote(line) else None
            if start is None:
                _add(own, at, stop)
            else:
                _take_back(own, start)
                _add(quoted, start, stop)
        before = [*before[-2:], (at, line)]
        at = stop
    return own, quoted


def _add(spans: list[Span], start: int, end: int) -> None:
    if spans and spans[-1].end >= start:
        spans[-1] = Span(min(spans[-1].start, start), end)
    elif start < end:
        spans.append(Span(start, end))


def _take_back(spans: list[Span], start: int) -> None:
    """Give up what was counted as own from here on."""
    while spans and spans[-1].end > start:
        last = spans.pop()
        if last.start < start:
            spans.append(Span(last.start, start))


def _without_footers(folded: str, own: list[Span]) -> tuple[list[Span], list[Span]]:
    kept: list[Span] = []
    footer: list[Span] = []
    for span in own:
        end = _footer_start(folded, span)
        if end < span.end:
            footer.append(Span(end, span.end))
        for start, stop, is_footer in _footer_lines(folded, span.start, end):
            _add(footer if is_footer else kept, start, stop)
    return kept, sorted(footer, key=lambda span: span.start)


def _footer_start(folded: str, span: Span) -> int:
    """Where legal text begins that runs to the end; it never swallows nearly the whole mail."""
    starts = [span.end]
    for mark in marks.FOOTER_END:
        at = folded.find(mark, span.start, span.end)
        if at >= 0:
            gap = folded.rfind("\n\n", span.start, at)
            start = gap + 2 if gap >= 0 and at - gap < 900 else folded.rfind("\n", span.start, at) + 1
            starts.append(max(start, span.start))
    for mark in marks.FOOTER_END_LINE:
        at = folded.find(mark, span.start, span.end)
        if at >= 0:
            starts.append(max(folded.rfind("\n", span.start, at) + 1, span.start))
    enough = [start for start in starts if len(folded[span.start : start].split()) >= 8]
    return min(enough, default=span.end)


def _footer_lines(folded: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """The paragraphs (or lone lines) of a stretch, each with whether it is a footer of a list or a system."""
    text = folded[start:end]
    hits = sorted({at for mark in marks.FOOTER_LINE if (at := text.find(mark)) >= 0})
    if not hits:
        return [(start, end, False)]
    cuts: list[tuple[int, int]] = []
    for at in _all_hits(text, hits[0]):
        if not cuts or at >= cuts[-1][1]:
            unit = _unit(text, at)
            if unit and not any(mark in text[unit[0] : unit[1]] for mark in marks.NEVER_FOOTER):
                cuts.append(unit)
    out, at = [], 0
    for left, right in cuts:
        out += [(start + at, start + left, False), (start + left, start + right, True)]
        at = right
    out.append((start + at, end, False))
    return [(left, right, is_footer) for left, right, is_footer in out if left < right]


def _all_hits(text: str, first: int) -> list[int]:
    hits: set[int] = set()
    for mark in marks.FOOTER_LINE:
        at = text.find(mark, first)
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
