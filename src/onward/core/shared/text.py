"""Plain text: one spelling of quotes and blanks, nothing invisible, and folding for comparison."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_QUOTES = {
    **dict.fromkeys("‘’‚‛ʼ′`´＇", "'"),
    **dict.fromkeys("“”„‟″〝〞＂", '"'),
    **dict.fromkeys("‐‑‒−﹣－", "-"),
}
_BLANKS = dict.fromkeys("\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u2800\u3164", " ")
_ENDS = dict.fromkeys("\r\v\f\x85\u2028\u2029\x1c\x1d\x1e", "\n")
_TO = {**_QUOTES, **_BLANKS, **_ENDS, "\u2026": "\u2026"}
# Controls, soft hyphen, joiners, direction marks, byte order marks, tag characters, lone surrogates.
_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
