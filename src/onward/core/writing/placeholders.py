"""Placeholders: what a template left to be filled in, of any style, also in the subject."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Placeholder:
    """A stretch of the text that still waits for its words; ``style`` ends the rule id."""

    style: str
    start: int
    end: int
    text: str


# The things a template asks for; in round brackets, after 'your', or in capitals they are placeholders.
_THING = (
    r"(?:first|last|full|given|family|candidate'?s?|interviewer'?s?|recruiter'?s?|contact'?s?|recipient'?s?|sender'?s?|hiring manager'?s?"
    r"|manager'?s?|company|employer|organi[sz]ation|firm|team|role|position|job|department|project|product|skill|skills|topic|date|day|time"
    r"|month|year|number|phone|email|address|city|location|link|url|signature|specific|detail|details|example|achievement|reason|name"
    r"|title|field|industry|university|school|degree|friend|event|place|amount|metric|result|percentage|something|thing|value|figure)"
)
_THINGS = rf"{_THING}(?:[ _\-/]+(?:of|the|a|your|for|or|here|and|specific|{_THING})){{0,5}}"
_ORDER = (
    r"(?:insert|add|mention|enter|fill in|fill|put|write|name|describe|include|replace|choose|select|pick|specify|customi[sz]e"
    r"|personali[sz]e|edit|change|e\.g\.|eg|for example|example:|optional|todo|tbd|tbc|tba|something|some)"
)
_STYLES: tuple[tuple[str, str, int], ...] = (
    ("braces", r"\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}|\$?\{[^{}\n]{0,60}\}", 0),
    ("angles", r"<<[^<>\n]{0,60}>>|«[^«»\n]{1,40}»|‹[^‹›\n]{1,40}›", 0),
    ("angles", r"<(?!/?(?:br|p|b|i|em|strong|a|div|span|html|body)\b)(?![^<>\n]*(?:@|://))[A-Za-z_][^<>\n]{0,60}>", re.I),
    ("brackets", r"\[(?!\d+\]|sic\]|\.\.\.\]|…\])[^\[\]\n]{0,80}\](?!\()", 0),
    ("brackets", r"\[(?:\.\.\.|…|_+|\s*)\]", 0),
    ("brackets", r"【[^】\n]{0,40}】|〔[^〕\n]{0,40}〕|\|\s*" + _THINGS + r"\s*\|", re.I),
    ("round", rf"\((?:your|their|his|her|the|a|my)[ _]{_THINGS}\)", re.I),
    ("round", rf"\(\s*{_ORDER}\b[^()\n]{{0,90}}\)", re.I),
    ("round", rf"\((?:{_THINGS})\)", re.I),
    ("round", r"\(\s*(?:\.{2,}|…|_+|\?+|x{1,4}|-{2,})?\s*\)", re.I),
    ("variable", r"%%?[A-Za-z][A-Za-z_ ]{1,30}%%?|\$[A-Za-z][A-Za-z_]{2,30}\$?|#[A-Z][A-Z_]{2,30}#|~[A-Za-z_]{3,30}~|%[sd]\b(?!\w)", 0),
    ("variable", r"\b[A-Za-z]+_(?:name|title|role|company|date|manager|position|NAME|TITLE|ROLE|COMPANY|DATE|MANAGER|POSITION)\b", 0),
    ("variable", r"(?<![\w.])@(?:name|company|role|first|last|person|recruiter|manager)\w*\b|\*{1,2}(?:your |the )?" + _THINGS + r"\*{1,2}", re.I),
    ("variable", r"\b(?:FNAME|LNAME|F_NAME|FIRST ?NAME|LAST ?NAME|FIRSTNAME|LASTNAME|Firstname|Lastname|SURNAME)\b", 0),
    ("variable", r"\b(?:YOUR|MY|THE|THEIR|INSERT|ADD|ENTER|HIRING|JOB|COMPANY|ROLE|POSITION|INTERVIEWER|RECRUITER|MANAGER|PROJECT|CONTACT)[ _\-]"
     r"(?:NAME|TITLE|COMPANY|ROLE|POSITION|DATE|HERE|MANAGER|DETAILS?|TOPIC|SKILLS?|PROJECT|TEAM|EMAIL|PHONE|NUMBER)\b", 0),
    ("variable", r"(?<![A-Z] )\b(?:NAME|COMPANY|ROLE|POSITION|TITLE|DATE|TOPIC|PROJECT|EMPLOYER|RECRUITER|INTERVIEWER|SKILL|DEPARTMENT|INDUSTRY)\b(?! [A-Z]{2})", 0),
    ("blank", r"_{2,}|(?<![\w.])\.{4,}(?=\s|[,.!?]|$)|…{2,}|(?<!-)-{4,}(?=\s*[,.]|\s+\w)|\b(?:at|with|for|of|in|on|to|the|about)\s+(?:\.{2,3}|…)(?=\s+\w|\s*[,.]|\s*$)", re.M),
    ("blank", r"^[ \t]*(?:dear|hi|hello|hey)[ \t]+(?:(?:mr|mrs|ms|dr|mx)\.?(?:/(?:mr|mrs|ms|dr|mx)\.?)*[ \t]*)?(?:\.{2,}|…|-+|–|—|_+|\?+|\*+)[ \t]*(?=[,:!\n]|$)", re.I | re.M),
    ("blank", r"^[ \t]*dear[ \t]*(?=[,:]|$)|^[ \t]*dear[ \t]+(?:mr|mrs|ms|mx)\.?(?:[ \t]*/[ \t]*(?:mr|mrs|ms|mx)\.?)*[ \t]*(?=[,:\n]|$)", re.I | re.M),
    ("blank", r"\b(?:at|with|role at|position at|joining|to|the)[ \t]+(?=[,.](?:\s|$))(?<=[ \t])", re.I),
    ("letters", r"\b[Xx]{2,}\b(?![- ]?(?:large|small|l\b))|\b[Yy]{3,}\b|\b[Zz]{3,}\b|\b[Nn]{3,}\b|(?<![\w-])(?:XX+|xx+)(?=%|k\b|\d|[-/])", 0),
    ("letters", r"(?<!\bGen )(?<!\bOS )(?<!\bmacOS )(?<!\bGeneration )(?<!\bModel )(?<!\bWindows )(?<!\bMalcolm )(?<!\bLouis )"
     r"(?<!\bProject )(?<!\bXcode )(?<!-)\bX\b(?![-'’])(?! (?:axis|ray|rays|chromosome|factor|handle|account|post|thread)\b)", 0),
    ("letters", r"(?<=\brole at )[YZN]\b|(?<=\bDear )[A-Z](?=[,:]|$)|(?<=\b(?:Mr|Ms|Dr) )[XYZN]\b|\b(?:Company|Team|Role|Project|Product|Person|Manager) [A-Z]\b(?!\.?[A-Z])|\b[Nn]% |\$X\b|\bX%", re.M),
    ("letters", r"\b(?:ABC|XYZ|ACME|Acme)[ -](?:Company|Corp(?:oration)?|Inc|Ltd|Limited|Co|GmbH|Organi[sz]ation)\b|\bXYZ\b|\bJohn/Jane Doe\b|\bJ(?:ohn|ane) Doe\b", 0),
    ("named", r"\b(?:insert|enter|fill in)\b(?: \w+){0,3} (?:name|company|role|position|title|date|here|detail|details|topic|project|skill|example)\b", re.I),
    ("named", r"\b(?:mention|add|describe|include|name) (?:something|a|one|the|your|specific|an)(?: \w+){0,5} (?:here|specific|discussed)\b(?=[\].,)]|\s*$)", re.I | re.M),
    ("named", r"\byour name(?: here)?\b(?=\s*[.,)]?\s*$)|^[ \t]*[-–—]?[ \t]*(?:your |my )?(?:full |first |last )?name(?: here)?[ \t]*$", re.I | re.M),
    ("named", r"^[ \t]*(?:dear|hi|hello|hey)[ \t]+(?:(?:mr|mrs|ms|dr)\.?[ \t/]*)*(?:the )?(?:first |last |full |recipient'?s? |interviewer'?s? |recruiter'?s? |hiring manager'?s? "
     r"|manager'?s? |contact'?s? |person'?s? )?(?:name|surname|so[- ]and[- ]so|whoever|someone|null|none|undefined|nan|n/a|user|recipient|firstname|lastname|candidate|contact|person|test)"
     r"(?: here)?(?=[ \t]*[,:!\n]|[ \t]*$|\s)", re.I | re.M),
    ("named", r"\b(?:at|with|for|joining|the) (?:company name|organi[sz]ation name|employer name|(?:null|undefined|NaN|None)\b)|\b(?:company|organi[sz]ation|employer|role|job|position|project) name\b(?= (?:role|team|position)|[.,]|\s*$|\s+and\s+(?:its|your))|\b(?:job title|role title|position title)(?: (?:role|position|post)|(?= at\b))", re.I),
    ("named", r"\b(?:TODO|TBD|TBC|TBA|FIXME|PLACEHOLDER|placeholder|lorem ipsum|Lorem ipsum|N/A|tk tk|TKTK|TK)\b", 0),
    ("named", r"\?{3,}|(?<=\w )\?\?(?= \w)", 0),
)  # fmt: skip
_COMPILED = tuple((style, re.compile(expression, flags)) for style, expression, flags in _STYLES)
# A phone number, an e-mail address or a kiss after the name is not a placeholder.
_EXEMPT = re.compile(r"https?://\S+|\S+@\S+\.\w+|<3")


def find_placeholders(text: str, known: tuple[str, ...] = ()) -> tuple[Placeholder, ...]:
    """Every placeholder in ``text``, the subject line included, in order and without overlaps.

    ``known`` are names on record (a company may be called 'X'): they are never placeholders.
    """
    exempt = [m.span() for m in _EXEMPT.finditer(text)]
    for name in known:
        exempt += [m.span() for m in re.finditer(re.escape(name), text)] if name.strip() else []
    found: list[Placeholder] = []
    for style, expression in _COMPILED:
        for match in expression.finditer(text):
            start, end = match.span()
            free = not any(a < max(end, start + 1) and start < b for a, b in exempt)
            if free and not any(p.start < max(end, start + 1) and start < max(p.end, p.start + 1) for p in found):
                found.append(Placeholder(style, start, end, match.group()))
    return tuple(sorted(found, key=lambda p: p.start))
