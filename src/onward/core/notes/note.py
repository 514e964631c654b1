"""One note made ready for judging: its parts, its words in plain form, and what is on record."""

import re
from dataclasses import dataclass
from functools import cached_property

from onward.core.notes.facts import Facts
from onward.core.notes.filed import NoteNow as NoteNow  # the value that records and pages know from here
from onward.core.notes.findings import Finding, Severity
from onward.core.notes.kinds import KindRules, NoteKind, kind_rules
from onward.core.notes.letter import Letter, read_letter
from onward.core.writing.language import corrections, is_english
from onward.core.writing.patterns import Sentence, read_sentences
from onward.core.writing.prose import Folded, fold, split_sentences

_NOTHING = [Sentence((), (), 0, 0, frozenset(), False, False, frozenset())]
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True)
class Note:
    """What every judge of a note looks at."""

    letter: Letter
    kind: NoteKind
    record: Facts | None

    @property
    def text(self) -> str:
        """The text as given."""
        return self.letter.text

    @cached_property
    def rules(self) -> KindRules:
        """The rules of the note's kind."""
        return kind_rules(self.kind)

    @cached_property
    def english(self) -> bool:
        """Whether the note is in English, the only language the phrases know."""
        return is_english(self.text[slice(*self.letter.middle)])

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names on record."""
        record = self.record
        return tuple(n for n in (record.company, record.person, record.sender) if n) if record else ()

    @cached_property
    def folded(self) -> Folded:
        """Subject, greeting, sentences and closing in plain words, with slips of the pen mended."""
        letter, spans = self.letter, []
        spans += [letter.subject] if letter.subject else []
        spans += [letter.greeting] if letter.greeting else []
        spans += letter.sentences
        spans += self._closing()
        return fold(self.text, spans, self._corrections)

    @cached_property
    def body(self) -> list[Sentence]:
        """The sentences of the body and the closing as plain words, the company's name as 'thecompany'."""
        return read_sentences(
            self.mask(fold(self.text, [*self.letter.sentences, *self._closing()], self._corrections).plain)
        )

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of the body alone, in the order of ``letter.sentences``."""
        plains = [self.mask(fold(self.text, [span], self._corrections).plain) for span in self.letter.sentences]
        return [(read_sentences(plain) or _NOTHING)[0] for plain in plains]

    def mask(self, plain: str) -> str:
        """``plain`` with the company's name as one word that phrases know."""
        company = (self.record.company if self.record else None) or ""
        return plain.replace(company.lower(), "thecompany") if company else plain

    def finding(
        self, rule: str, element: str, severity: Severity, span: tuple[int, int], message: str, fix: str | None = None
    ) -> Finding:
        """A finding on ``span`` of the text as given."""
        return Finding(rule, element, severity, *span, self.text[slice(*span)], message, fix)

    def _closing(self) -> list[tuple[int, int]]:
        """The lines below the last sentence, without the one that is only a name."""
        closing = self.letter.sign_off
        if not closing:
            return []
        signature = self.letter.signature
        end = signature[0] if signature and signature[0] > closing[0] else closing[1]
        return split_sentences(self.text, closing[0], end)

    @cached_property
    def _corrections(self) -> dict[str, str]:
        if not self.english:
            return {}
        start, end = self.letter.middle
        own = {part.lower() for name in self.names for part in _WORD.findall(name)}
        lowered = {w for w in _WORD.findall(self.text[start:end]) if len(w) > 3 and w[1:].islower()}
        return corrections(
            w.lower() for w in lowered if w.lower() not in own and "'" not in w and "’" not in w and not w[0].isupper()
        )


def read_note(text: str, kind: NoteKind, record: Facts | None) -> Note:
    """Take ``text`` apart as a note of ``kind``."""
    return Note(read_letter(text), kind, record)
