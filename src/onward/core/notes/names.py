"""Names: is it their name, spelt right, and is it their company and not the one of the last note?"""

import re
import unicodedata
from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from onward.core.notes.facts import Facts
from onward.core.notes.findings import Finding
from onward.core.notes.lexicon import name_forms, words_of
from onward.core.notes.name_words import EVERYONE, LEGAL, NO_COMPANY
from onward.core.notes.note import Note
from onward.core.writing.language import is_word

_WORD = re.compile(r"[^\W\d_]+(?:[-'’&][^\W\d_]+)*")
# Where a company's name stands when it is theirs, not one from the writer's past.
_LONG_NAME = 6  # letters; shorter dictionary words in capitals are more often words of the role (our judgement)
_THEIRS = re.compile(
    r"(?:(?i:\b(?:role|position|post|job|opening|vacancy|opportunity|interview|interviewed"
    r"|interviewing|internship|talk|conversation|chat|visit)\b(?: \w+){0,4}? (?:at|with|for)"
    r"|\b(?:joining|join|applied to|apply to|application to|interest in|interested in|working (?:at"
    r"|for|with)|work (?:at|for|with)|future (?:roles |openings )?at|openings at|back to"
    r"|everyone at|all at|team at|people at|you at|part of|bring (?:that|this|it|them|the same) to"
    r"|contribute to|considering me (?:at|for)|chance at|staying in touch with|story of|culture at"
    r"|culture of|mission of))"
    r"(?: the)?|(?i:\bthe)(?= [A-Z][\w&'’-]+(?: [A-Z][\w&'’-]+)? (?:team|office|crew)\b))"
    r" (?P<name>[A-Z][\w&'’-]*[a-z0-9][\w&'’-]*(?: (?:&|and|of) (?=[A-Z]))?(?: [A-Z][\w&'’-]+){0,2})"
)
# Where a company stands when their own is named nowhere in the note: a plan for it, or a thing of it.
_MEANT = re.compile(
    r"(?:(?i:\b(?:for|at|with|to|of|join|joining|help|helping|about|from|like|why|how|what|behind|inside|into|approach)"
    r"(?: the)?) (?P<name>[A-Z][\w&'’-]*[a-z0-9](?: (?:&|and|of) (?=[A-Z]))?(?: [A-Z][\w&'’-]+){0,2})"
    r"|\b(?P<owner>[A-Z][\w&-]*[a-z0-9](?: [A-Z][\w&-]+){0,2})['’]s? (?:new |own |next |latest )?"
    r"(?:customers|clients|products?|platform|mission|values|plants?|sites?|stores?|shops?|network|fleet|roadmap"
    r"|launch|growth|approach|patients|pupils|readers|users|move|expansion|careers?))"
)
_PLAN = re.compile(
    r"(?i:\b(?:would|could|can|will|['’]d|['’]ll|like to|love to|hope|glad|happy|keen|interest\w*|opening|role|position"
    r"|vacancy|job|post|apply|applied|application|join|working|opportunity|decision|process|thank\w*|fan|admire"
    r"|follow\w*)\b)"
)
_OWN_PAST = re.compile(
    r"(?i:\b(?:i (?:was|worked|led|ran|built|spent|cut|have|had|did|joined|left|grew|saw|set|rebuilt"
    r"|moved|wrote|made|took|brought|managed|still|learned|trained|now|am)|when i|my (?:time|work"
    r"|years|last|current|present|previous|former|old|job|team|role)"
    r"|years? (?:at|with)|where i|used to|previously|formerly|since then|recently|colleagues? at"
    r"|we (?:had|did|built|ran|worked|met|cut|shipped)|at my|ago|course|congratulations|saw that"
    r"|read that|post about|news))\b"
)
_ROLE = re.compile(
    r"\b(?:the|your|for an?|as an?) (?P<role>(?:[A-Z][\w/&+#.-]*)(?: (?:of |and "
    r"|& )?[A-Z][\w/&+#.-]*){0,4}) (?:role|position|post|job|opening|vacancy)\b"
)
_TRADE = re.compile(
    r"(?i:(?:er|or|ist|ant|ian|yst|lead|head|nurse|chef|clerk|cook|intern|driver|guard|porter|owner|rep|editor"
    r"|fellow|trainee|apprentice|manager|associate|agent|aide|hand|operative|coach|host|master|man|woman)\b)"
)
_TRADES = ({"engineer", "developer", "programmer"}, {"manager", "lead", "head", "director"})


def find_names(note: Note) -> Iterator[Finding]:
    """Findings on the greeting, on misspelt names, on another company and on another role."""
    record = note.record
    if not record or not (record.person or record.company or record.role):
        yield from _unknown(note)
        return
    yield from _greeting(note, record)
    taken = {f.start for f in _greeting(note, record) if f.severity == "fail"}
    misspelt = [f for f in _misspelt(note, record) if f.start not in taken]
    yield from misspelt
    others = list(_other_company(note, record, {f.start for f in misspelt}))
    yield from others
    if record.company and not others and not any(f.family == "company" for f in misspelt):
        yield from _meant_company(note, record, taken)
    yield from _other_role(note, record)


def _unknown(note: Note) -> Iterator[Finding]:
    greeting = note.letter.greeting
    if greeting and not _named(note):
        yield note.finding(
            "name.nobody",
            "customised",
            "warn",
            greeting,
            "The greeting names nobody. A name is better, if you know one.",
        )


def _named(note: Note) -> list[re.Match[str]]:
    """The names in the greeting: capitalised words that are no title and no 'everyone'."""
    greeting = note.letter.greeting
    words = list(_WORD.finditer(note.text, *greeting))[1:] if greeting else []
    if greeting and not re.match(
        r"\s*(?:dear|hi|hello|hey|hiya|good|greetings|respected|hallo|to|attn|morning|howdy)",
        note.text[slice(*greeting)],
        re.I,
    ):
        words = list(_WORD.finditer(note.text, *greeting))
    skip = words_of("titles") | EVERYONE | {"morning", "afternoon", "evening", "day"}
    return [w for w in words if w.group()[0].isupper() and w.group().lower() not in skip]


def _greeting(note: Note, record: Facts) -> Iterator[Finding]:
    if not record.person or not note.letter.greeting:
        return
    parts = _parts(record.person)
    named = _named(note)
    first = record.person.split()[0]
    if not named:
        if (
            re.search(r"hiring|recruit|sir|madam|whom|team|hr\b", note.text[slice(*note.letter.greeting)], re.I)
            or len(note.letter.greeting) > 0
        ):
            message = f"You know their name: {record.person}."
            yield note.finding("name.nobody", "customised", "warn", note.letter.greeting, message, f"Dear {first},")
    elif not any(_same_name(w.group(), parts) for w in named) and note.record and not _is_company(named, record):
        word = named[-1] if len(named) > 1 and len(parts) > 1 else named[0]
        wanted = _closest(word.group(), record.person)
        near = _near(word.group(), wanted)
        rule = "name.misspelt" if near else "name.other"
        message = f"On record the name is {record.person}."
        yield note.finding(rule, "customised", "fail", word.span(), message, wanted if near else first)


def _is_company(words: list[re.Match[str]], record: Facts) -> bool:
    company = _parts(record.company or "")
    return any(_plain(w.group()) in company for w in words)


def _misspelt(note: Note, record: Facts) -> Iterator[Finding]:
    """Capitalised words that are a name on record but for one or two letters."""
    own = [n for n in (record.person, record.company, record.sender) if n]
    right = {_plain(w) for n in (*own, record.role or "", *record.facts, *record.proofs) for w in _WORD.findall(n)}
    seen: set[int] = set()
    for family, name in (("name", record.person), ("company", record.company), ("name", record.sender)):
        for wanted in _WORD.findall(name or ""):
            for word in _WORD.finditer(note.text):
                given = re.sub(r"['’]s?$", "", word.group())
                if word.start() in seen or not given[:1].isupper() or _plain(given) in right or _is_form(given, wanted):
                    continue
                if _near(given, wanted) and not _is_plain_word(note, word, given):
                    seen.add(word.start())
                    span = word.start(), word.start() + len(given)
                    yield note.finding(
                        f"{family}.misspelt", "customised", "fail", span, f"On record it is spelt {wanted}.", wanted
                    )


def _is_plain_word(note: Note, word: re.Match[str], given: str) -> bool:
    """A dictionary word is no name where it opens a sentence or is short: 'Data' is not Dana misspelt."""
    greeting = note.letter.greeting
    if not is_word(given) or (greeting and greeting[0] <= word.start() < greeting[1]):
        return False
    opens = any(start == word.start() for start, _ in note.letter.sentences)
    return opens or len(given) < _LONG_NAME


def _other_company(note: Note, record: Facts, taken: set[int]) -> Iterator[Finding]:
    if not record.company:
        return
    known = " ".join(
        filter(None, (record.company, record.person, record.role, record.sender, *record.facts, *record.proofs))
    )
    parts = _parts(known)
    spans = [*note.letter.sentences, *([note.letter.subject] if note.letter.subject else [])]
    for start, end in spans:
        for match in _THEIRS.finditer(note.text, start, end):
            name = re.sub(r"['’]s?$", "", match["name"])
            words = {_plain(w) for w in _WORD.findall(name)} - LEGAL
            ours = words & parts or _plain(name).replace(" ", "") == _plain(record.company).replace(" ", "")
            if words and not ours and match.start("name") not in taken and not _is_no_company(note, match, start):
                span = match.start("name"), match.start("name") + len(name)
                yield note.finding(
                    "company.other", "customised", "fail", span, f"This note goes to {record.company}.", record.company
                )


def _meant_company(note: Note, record: Facts, taken: set[int]) -> Iterator[Finding]:
    """Another company's name in a note that never says theirs: most likely left from the last note."""
    company = record.company or ""
    if _says(note.text, company):
        return
    known = _parts(" ".join(filter(None, (company, record.person, record.role, record.sender))))
    known |= _parts(" ".join((*record.facts, *record.proofs)))
    subject = [note.letter.subject] if note.letter.subject else []
    for start, end in (*note.letter.sentences, *subject):
        for match in _MEANT.finditer(note.text, start, end):
            group = "name" if match["name"] else "owner"
            name, at = match[group], match.start(group)
            plan = (start, end) in subject or _PLAN.search(note.text, start, end)
            if plan and at not in taken and _may_be_company(note, name, (start, at), known):
                message = f"This note goes to {company}."
                span = at, at + len(name)
                yield note.finding("company.other", "customised", "fail", span, message, company)
                return


def _may_be_company(note: Note, name: str, before: tuple[int, int], known: set[str]) -> bool:
    """Two capitalised words, or one that comes back; no word of the record, no dictionary word, none of the past."""
    given = _WORD.findall(name)
    words = {_plain(w) for w in given} - LEGAL
    repeated = len(re.findall(rf"\b{re.escape(name)}\b", note.text)) > 1
    plain = all(is_word(w) or w.lower() in NO_COMPANY for w in given) and not (repeated and len(given) > 1)
    if not words or words & known or plain:
        return False
    return (repeated or len(given) > 1) and not _OWN_PAST.search(note.text, *before)


def _says(text: str, company: str) -> bool:
    """Whether ``text`` has the company's name, or the telling part of it."""
    telling = [w for w in _WORD.findall(company) if _plain(w) not in LEGAL] or [company]
    folded = {_plain(w) for w in _WORD.findall(text)}
    return company.lower() in text.lower() or any(_plain(w) in folded for w in telling)


def _is_no_company(note: Note, match: re.Match[str], start: int) -> bool:
    """The writer's own past, a person met there, a language, a place, a month."""
    before = note.text[start : match.start("name")]
    name = match["name"]
    people = re.search(
        r"(?i:talk|conversation|chat|visit|interview\w*|working|work|meeting|touch)(?: \w+){0,4}? with$",
        before.rstrip(),
    )
    common = all(is_word(w) and w.lower() in NO_COMPANY for w in _WORD.findall(name))
    return bool(_OWN_PAST.search(before)) or bool(people) or common


def _other_role(note: Note, record: Facts) -> Iterator[Finding]:
    if not record.role:
        return
    wanted = _role_words(record.role)
    spans = [*note.letter.sentences, *([note.letter.subject] if note.letter.subject else [])]
    for start, end in spans:
        for match in _ROLE.finditer(note.text, start, end):
            given = _role_words(match["role"])
            if given and _is_trade(match["role"]) and not given & wanted and not given & _parts(record.company or ""):
                span = match.span("role")
                yield note.finding(
                    "name.role", "customised", "fail", span, f"On record the role is {record.role}.", record.role
                )


def _is_trade(role: str) -> bool:
    """Whether the words name a trade: 'the Wrexham post' names a place."""
    return bool(_TRADE.search(role)) or any(w.lower() in words_of("generic") for w in role.split())


def _role_words(role: str) -> set[str]:
    words = {w.lower() for w in re.findall(r"[^\W_]+", role)} - {
        "senior",
        "junior",
        "lead",
        "of",
        "and",
        "the",
        "sr",
        "jr",
        "ii",
        "iii",
    }
    for trade in _TRADES:
        words |= trade if words & trade else set()
    initials = "".join(w[0] for w in re.findall(r"[^\W_]+", role)).lower()
    return words | ({initials} if len(initials) > 1 else set())


def _parts(name: str) -> set[str]:
    return {_plain(word) for word in _WORD.findall(name)}


def _plain(word: str) -> str:
    """Lower case, without accents or a possessive; umlauts in both spellings meet."""
    folded = re.sub(r"['’]s?$", "", word).lower().replace("ß", "ss").replace("ø", "o")
    folded = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    for letters, one in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        folded = folded.replace(letters, one)
    return folded


def _same_name(word: str, parts: set[str]) -> bool:
    given = _plain(word)
    return given in parts or any(given == p or _is_form(given, p) for p in parts)


def _is_form(given: str, wanted: str) -> bool:
    """A short form: Dan for Daniel, Kate for Katherine, J for Jane, or a shared initial of a double name."""
    a, b = _plain(given), _plain(wanted)
    return (
        (len(a) >= 3 and b.startswith(a) and len(b) - len(a) > 1)
        or (len(b) >= 3 and a.startswith(b) and len(a) - len(b) > 2)
        or b in name_forms().get(a, frozenset())
    )


def _near(given: str, wanted: str) -> bool:
    """One or two letters off, in a name long enough or with the same first letter (the rubric's rule)."""
    a, b = _plain(given), _plain(wanted)
    if a == b:
        return False
    distance = DamerauLevenshtein.distance(a, b)
    if len(b) >= 5 and len(a) >= 4:
        return distance <= (2 if len(b) >= 6 and (a[0] == b[0] or distance < 2) else 1)
    return len(b) >= 4 and len(a) >= 3 and a[0] == b[0] and distance == 1


def _closest(word: str, person: str) -> str:
    parts: list[str] = _WORD.findall(person)
    return min(parts, key=lambda part: DamerauLevenshtein.distance(_plain(word), _plain(part)))
