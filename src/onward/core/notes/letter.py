"""A note taken apart: subject, greeting, sentences, sign-off, each with its place in the text."""

import re
from dataclasses import dataclass
from functools import cached_property

from onward.core.writing.prose import Folded, fold, split_sentences

_SUBJECT = re.compile(r"\A\ufeff?\s*subject:[ \t]*(?P<subject>[^\r\n]*)(?:\r\n|\r|\n|\Z)", re.I)
_HELLO = (
    r"(?:dear|hi|hello|hey|hiya|hallo|hej|good (?:morning|afternoon|evening|day)|greetings|respected|to whom|to the"
    r"|attn|esteemed|howdy|morning|evening)"
)
_GREETING = re.compile(rf"\s*(?P<greeting>{_HELLO}\b[^\n,:;!?—–]{{0,80}}(?:[,:;!—–]|(?=\r?\n)|(?= - )|\Z))", re.I)
_NAMED_LINE = re.compile(r"\s*(?P<greeting>[A-Z][\w.'’ -]{0,40}[,:!])[ \t]*\r?\n")
_CLOSING = re.compile(
    r"(?:(?:with|my|many|most|very|all|again|once again|best|kind|kindest|warm|warmest|kindly|sincere|friendly|good|"
    r"sending|yours?|in|love|and)\b[\s,]*)*"
    r"(?:regards?|wishes|wish|best|sincerely|faithfully|truly|thanks(?: so much| again| a lot"
    r"| a million| and regards| very much)?"
    r"|thank you(?: again| so much| very much)?|cheers|respectfully|cordially|gratefully|warmly|fondly|gratitude"
    r"|take care|ever|appreciation|talk soon|speak soon|see you(?: soon| around| then)?|until then|onwards?|love|"
    r"greetings|the best|best regards|kind regards|yours|rgds|br|kr|xx?|ttyl|later|ciao|peace|hope to hear from you|"
    r"looking forward)"
    r"(?:\s+(?:from|in|to|and|again|for now)\s+[\w ]{1,40})?\s*[,.!]?",
    re.I,
)
_NAME = re.compile(r"[-–—]?\s*[A-Z][\w.'’-]*(?:\s+(?:[A-Z][\w.'’-]*|de|van|von|der|da|di|bin|al|le|la)){0,3}[.,]?")


@dataclass(frozen=True)
class Letter:
    """``text`` with the places of its parts; spans are (start, end) in the text as given."""

    text: str
    subject: tuple[int, int] | None
    body_start: int
    greeting: tuple[int, int] | None
    sign_off: tuple[int, int] | None
    signature: tuple[int, int] | None
    sentences: tuple[tuple[int, int], ...]
    paragraphs: int

    def words(self) -> int:
        """The words of the body, greeting and sign-off included, the subject left out."""
        return len(re.findall(r"[^\W_]+(?:[-'’.,@&/][^\W_]+)*", self.text[self.body_start :]))

    @cached_property
    def middle(self) -> tuple[int, int]:
        """The span between greeting and sign-off."""
        start = self.greeting[1] if self.greeting else self.body_start
        closing = self.sign_off or self.signature
        return start, max(start, closing[0] if closing else len(self.text))

    def folded(self, corrections: dict[str, str] | None = None) -> Folded:
        """The sentences between greeting and sign-off, folded for matching."""
        return fold(self.text, list(self.sentences), corrections)


def read_letter(text: str) -> Letter:
    """Take ``text`` apart; anything may be missing."""
    subject, body_start = _subject(text)
    greeting = _greeting(text, body_start)
    start = greeting[1] if greeting else body_start
    sign_off, signature = _ending(text, start)
    closing = sign_off or signature
    end = max(start, closing[0] if closing else len(text))
    paragraphs = len([p for p in re.split(r"\r?\n[ \t]*\r?\n", text[start:end]) if p.strip()])
    sentences = tuple(split_sentences(text, start, end))
    return Letter(text, subject, body_start, greeting, sign_off, signature, sentences, paragraphs)


def _subject(text: str) -> tuple[tuple[int, int] | None, int]:
    match = _SUBJECT.match(text)
    return (match.span("subject"), match.end()) if match else (None, 0)


def _greeting(text: str, start: int) -> tuple[int, int] | None:
    match = _GREETING.match(text, start) or _NAMED_LINE.match(text, start)
    if not match or len(match["greeting"].split()) > 9:
        return None
    return match.span("greeting")


def _ending(text: str, start: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """The closing line with all below it, and the line with the name."""
    lines = [m for m in re.finditer(r"[^\r\n]+", text[start:]) if m.group().strip()]
    signature = None
    for line in reversed(lines[-6:]):
        span = start + line.start(), start + line.end()
        words = line.group().strip()
        if _CLOSING.fullmatch(words):
            return (span[0], len(text)), signature
        if len(words.split()) > 5:
            return _inline_ending(text, span, signature)
        if _NAME.fullmatch(words) or re.fullmatch(r"[-–—]?\s*\w+", words):
            signature = span
    return None, signature


def _inline_ending(
    text: str, line: tuple[int, int], signature: tuple[int, int] | None
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """A name, or a closing and a name, at the end of a running line."""
    if signature:
        return None, signature
    match = re.search(
        rf"(?<=[.!?,])[ \t]+(?:(?P<closing>{_CLOSING.pattern})[ \t]+)?(?P<name>{_NAME.pattern})\s*\Z",
        text[line[0] : line[1]],
        re.I,
    )
    if not match or not match["name"].strip(" -–—")[:1].isupper() or len(match["name"].split()) > 4:
        return None, None
    name = line[0] + match.start("name"), line[0] + match.end("name")
    return ((line[0] + match.start("closing"), len(text)) if match["closing"] else None), name
