"""What a no leaves open: is it this post or for good, is the post gone, may one apply again, what did they say."""

from __future__ import annotations

import re

from onward.core.mail.passages import Words
from onward.core.mail.wording import pattern, stems, words

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?!\s|$)[^.!?\n]*)*(?:[.!?]+|\n|$)")
_LONGEST = 1500


def is_post_gone(prose: Words) -> bool:
    """Whether the post was filled, cancelled or frozen: no judgement of the seeker."""
    return not words("gone_words").isdisjoint(prose.bare) and bool(pattern("post_gone").search(prose.low))


def may_reapply(prose: Words) -> bool:
    """Whether they invite a later application in so many words."""
    about = (m[0] for m in _SENTENCE.finditer(prose.low) if any(stem in m[0] for stem in stems("apply_stems")))
    return any(pattern("may_reapply").search(s) for s in about) and not _is_for_good(prose.low)


def for_the_post_only(prose: Words, *, gone: bool, again: bool) -> bool | None:
    """True where the no is for this post, False where it is for good, None where the mail does not say."""
    if _is_for_good(prose.low):
        return False
    return True if gone or again or pattern("kept_open").search(prose.low) else None


def feedback_in(prose: Words) -> str | None:
    """Their own words on why, sentence by sentence and verbatim; formulas that fit everyone are none."""
    if words("why_words").isdisjoint(prose.bare):
        return None
    sentences = [(m[0], prose.text[m.start() : m.end()].strip()) for m in _SENTENCE.finditer(prose.low)]
    kept: list[str] = []
    for at, (low, said) in enumerate(sentences):
        if _is_reason(low):
            kept += [after for _, after in sentences[at + 1 : at + 4]] if said.endswith(":") else [said]
    text = " ".join(kept[:5])
    return text[:_LONGEST] if len(text) > 30 else None


def _is_for_good(low: str) -> bool:
    told = (m[0] for m in _SENTENCE.finditer(low) if any(stem in m[0] for stem in stems("for_good_stems")))
    return any(pattern("for_good").search(sentence) for sentence in told)


def _is_reason(low: str) -> bool:
    if not pattern("feedback").search(low):
        return False
    return not pattern("no_feedback").search(low) and not pattern("post_gone").search(low)
