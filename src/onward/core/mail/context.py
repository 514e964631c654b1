"""Context: whether a mail could belong to a search at all, by words too ordinary to decide anything."""

from __future__ import annotations

import re

_SEARCH = re.compile(  # plain first letters, no word boundary: found far faster
    r"appl(?:y|ied|icat|icant)|candida|interview|portfolio|recruit|hiring|hire |hired|vacanc|resume|cover letter"
    r"|your (?:profile|background|github|cv|work|candidacy|experience|skills)|finalist|shortlist|onsite|on site"
    r"|take home|phone screen|technical screen|screening|offer letter|job|role |position|salary|notice period|contract"
    r"|start date|headcount|internship|apprentice|trial day|trial shift|referee|the team|our team|founder"
    r"|next steps|meeting you|meet you|a call|a chat|decision"
    r"|bewerb|stelle|vorstellung|lebenslauf|unterlagen|probetag|probearbeit|praktik|absage|kennenlern|gesprach|gehalt"
    r"|arbeitsvertrag|initiativ|ausbildung|einstell"
    r"|postul|poste |embauche|entretien|recrut|mission|stage |alternance|votre (?:profil|parcours|cv)"
    r"|ton (?:book|profil)"
    r"|entrevista|vacante|puesto|colloquio|posizione|selezion|sollicit|vacature|vaga |emprego|gesprek"
)
_GREETING = re.compile(
    r"\W*(?:(?:hi|hey|congrats|hello|dear|good (?:morning|afternoon|evening)|hiya|morning|moin|hallo"
    r"|servus|guten (?:tag|morgen)"
    r"|liebe[rs]?|sehr geehrte[rs]?|bonjour|bonsoir|salut|coucou|cher|chere"
    r"|hola|buenos dias|estimad[oa]|ciao|buongiorno"
    r"|gentile|beste|dag|hoi|ola|prezad[oa]|car[oa])\b[ ,]*(?:(?:mr|mrs|ms|mx|dr|herr|frau|madame|monsieur)\W+)?"
    r"(?!all\b|everyone|everybody|folks|list|team|guys)\w+|\w{2,14}(?:,|\x1e| +\x1e))"
)
_LOOK = 3000


def speaks_of_search(folded: str) -> bool:
    """Whether any word of a search stands in a folded text, ordinary ones ('role', 'decision') included."""
    return _SEARCH.search(folded, 0, _LOOK) is not None


def greets(folded: str) -> bool:
    """Whether a folded text opens with a greeting and a word after it, or with a single word and a comma."""
    return _GREETING.match(folded) is not None
