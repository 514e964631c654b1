"""What a no leaves open: is it this post or for good, is the post gone, may one apply again, what did they say."""

from __future__ import annotations

import re

from onward.core.mail.passages import Words

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?=\s|$)|\n|$)")

POST_GONE = re.compile(
    r"""(?:position|role|job|vacancy|opening|requisition|posting|spots?[\w\s]{0,30}|post)\b[^.!?\n]{0,60}\b(?:(?:has|have|had|is|was|are)\s(?:now\s|already\s|since\s|been\s|recently\s)*
        (?:been\s)?(?:filled|cancel+ed|closed|withdrawn|frozen|put\son\shold\sindefinitely|eliminated|removed|no\slonger\s(?:available|open|active|vacant|accepting\w*)))
    | no\slonger\s(?:hiring|recruiting|looking\sto\sfill|filling)\s | (?:recently|already|just)\sfilled\s(?:the|this)\s | hiring\sfreeze
    | (?:decided|chosen|had)\s(?:not\sto\sfill|to\s(?:cancel|close|freeze|pause))\s(?:the|this)\s(?:position|role|search|requisition|vacancy|opening)
    | (?:stelle|position|vakanz)\b[^.!?\n]{0,50}\b(?:bereits|inzwischen|mittlerweile|schon|anderweitig|nicht\smehr|intern)\b[^.!?\n]{0,30}\b(?:besetzt|vergeben|verfügbar|ausgeschrieben|offen)
    | (?:stelle|position)\b[^.!?\n]{0,30}\b(?:gestrichen|zurückgezogen|nicht\s(?:mehr\s)?(?:nach)?besetz\w+) | einstellungsstopp
    | poste\b[^.!?\n]{0,40}\b(?:a\s(?:déjà\s|été\s|finalement\s)*(?:pourvu|annulé|fermé|suspendu)|est\s(?:déjà\s|désormais\s)*(?:pourvu|fermé|clôturé)|n'est\splus\s(?:disponible|ouvert|à\spourvoir))
    | gel\sdes\s(?:recrutements|embauches)
    | (?:puesto|vacante|plaza|proceso)\b[^.!?\n]{0,40}\b(?:ya\s)?(?:ha\ssido|está|fue|se\sha)\s(?:cubiert[oa]|cancelad[oa]|cerrad[oa])
    | posizione\b[^.!?\n]{0,40}\b(?:è\s(?:già\s)?(?:stata\s)?(?:coperta|chiusa|annullata)|non\sè\spiù\sdisponibile)
    | (?:vacature|functie|positie)\b[^.!?\n]{0,40}\b(?:inmiddels|al|reeds)\s(?:vervuld|ingevuld|gesloten)
    | vaga\b[^.!?\n]{0,40}\b(?:já\s)?(?:foi|está)\s(?:preenchida|cancelada|encerrada|fechada)""",
    re.X,
)
MAY_REAPPLY = re.compile(
    r"""\b(?:encourage|invite|welcome|urge)\s(?:you\s)?(?:warmly\s|strongly\s)?to\s(?:re-?)?apply\b | (?:re-?)?apply\s(?:again|for\s(?:other|another|future|any|a\sdifferent|open|more|new|similar))
    | (?:continue|feel\sfree|welcome|hope\s(?:that\s)?you(?:\swill|'ll)?(?:\sconsider)?)\s(?:to\s)?(?:apply|applying)\b | encourage\s(?:your\s)?(?:future\s)?applications?
    | (?:keep|keeping)\s(?:an\seye\son|checking)\s[^.!?\n]{0,60}(?:career|careers|job|jobs|openings?|positions|opportunities|vacancies|page|site|board|listings)
    | (?:check|visit|browse|watch|follow)\s[^.!?\n]{0,40}(?:careers?\s(?:page|site|portal)|jobs?\s(?:page|board|portal)|(?:future|new|other|open)\s(?:openings?|positions|opportunities|roles|vacancies))
    | (?:erneut|gern\w*\swieder|wieder|nochmals|auch\sin\szukunft|zu\seinem\sspäteren\szeitpunkt|auf\sandere)\s[^.!?\n]{0,40}(?:bewerb\w+|bewirb\w*) | (?:bewerben\ssie\ssich|bewirb\sdich)\s[^.!?\n]{0,30}(?:wieder|erneut|auf\sandere|auf\sweitere)
    | (?:n'hésitez|n'hésite)\spas\sà\s[^.!?\n]{0,30}(?:postuler|candidater|consulter\snos\soffres) | (?:re)?postuler\s(?:à\snouveau|de\snouveau|à\sd'autres)
    | (?:animamos|invitamos|anima)\s[^.!?\n]{0,30}(?:presentar|postular|inscribir|solicitar)\w* | (?:volver\sa|vuelvas\sa|de\snuevo\sa)\s(?:postular|presentar|inscribir|aplicar)\w*
    | (?:invitiamo|incoraggiamo)\s[^.!?\n]{0,30}candidar\w* | candidar(?:ti|si)\s(?:di\snuovo|nuovamente|ancora|per\saltre)
    | (?:opnieuw|nogmaals|weer)\s(?:te\s)?sollicite\w+ | nodigen\s[^.!?\n]{0,30}solliciter\w*
    | (?:convidamos|incentivamos|encorajamos)\s[^.!?\n]{0,30}candidat\w* | candidatar-se\s(?:novamente|de\snovo|a\soutras)""",
    re.X,
)
KEPT_OPEN = re.compile(
    r"""(?:keep|kept|retain|hold|store|have)\s[^.!?\n]{0,40}\b(?:on\sfile|in\sour\s(?:database|talent|files|system|pool))|talent\s(?:pool|community|network|pipeline)
    |(?:for|of)\sthis\s(?:particular\s|specific\s)?(?:role|position|opening|vacancy|job|post)\b|at\sthis\stime\b|(?:future|other)\s(?:opportunit|opening|role|position|vacanc)
    |(?:für\s)?diese[rn]?\s(?:stelle|position|vakanz)\b|(?:talent|bewerber)pool|zu\sdiesem\szeitpunkt|pour\sce\s(?:poste|rôle)|vivier|para\seste\s(?:puesto|vacante|cargo)|per\squesta\s(?:posizione|selezione)
    |voor\sdeze\s(?:functie|vacature|rol)|para\sesta\s(?:vaga|posição)|in\sportefeuille|base\sde\s(?:datos|dados)""",
    re.X,
)
FOR_GOOD = re.compile(
    r"""(?:not|never)\s(?:be\s)?(?:consider\w*|accept\w*)\s(?:you\s|your\s)?(?:for\s)?(?:any\s)?(?:future|further)\s(?:applications?|roles|positions|opportunities)
    |(?:do\snot|don't|not\sto|refrain\sfrom)\s(?:re-?)?apply(?:ing)?\s(?:again|any\s?more)|not\seligible\s(?:for\srehire|to\sreapply)|weitere\sbewerbungen\s[^.!?\n]{0,30}\b(?:abzusehen|nicht)""",
    re.X,
)
FEEDBACK = re.compile(
    r"""\b(?:feedback|rückmeldung|retour|retroalimentación|riscontro|comentarios)\b[^.!?\n]{0,60}:\s*$
    |\b(?:because|reason(?:\sfor|\swas|\sis)?|due\sto\s(?:your|the\slack|a\slack)|(?:you|your|candidates?\swith)\s[^.!?\n]{0,50}(?:lack\w*|missing|more\sexperience|not\senough|fell\sshort|struggled|not\sas\sstrong))\b
    |\b(?:we|they|team|panel|interviewers?|i)\s(?:felt|thought|found|noticed|observed|missed|were\slooking\sfor\s(?:someone|more|stronger|deeper|a\scandidate))\b
    |\b(?:would\s(?:have\s)?(?:liked|preferred)\sto\ssee|not\s(?:fully\s)?convinced|we\s(?:recommend|suggest|advise|encourage)\s(?:you\s)?(?:to\s)?(?:gain|build|work|deepen|improv|practi|strengthen))\w*
    |\b(?:hauptgrund|grund\sfür|uns\s(?:hat|fehlt\w*)|hätten\suns|gewünscht|nicht\süberzeug\w+|mangelnd\w*|fehlende\w*)\b
    |\b(?:la\sraison|manque\sde|nous\saurions\s(?:aimé|souhaité)|n'avons\spas\sété\sconvaincus)\b""",
    re.X,
)
_NO_FEEDBACK = re.compile(
    r"""(?:unable|cannot|can't|can\snot|not\s(?:able|possible|in\sa\sposition)|unfortunately\snot|won't|do\snot|don't|regret)\b[^.!?\n]{0,70}(?:feedback|details|respond|reason)
    |(?:kein|nicht|leider)\b[^.!?\n]{0,50}(?:feedback|rückmeldung|begründung)|(?:volume|number|amount|high\s(?:level|calib\w+)|many|large)\b[^.!?\n]{0,40}\b(?:applica\w+|candidates|interest|bewerbung\w*)
    |if\syou|would\slike\s(?:any\s)?feedback|feedback\s(?:is|ist|zu)|personal\w*\sdata|aufgrund\sder\s(?:hohen|vielen|großen)|other\scandidates?\b|another\scandidate|andere\w*\s(?:bewerb|kandidat)|move\sforward\swith
    |not\s(?:an?\s)?(?:reflection|judge?ment)|survey|questions?\sbecause|kein\swerturteil""",
    re.X,
)


# A mail without any of these words need not be searched: the patterns are costly, most mails have none.
_GONE_WORDS = frozenset(
    "filled cancelled canceled closed withdrawn frozen indefinitely eliminated removed longer fill filling freeze cancel close pause"
    " besetzt vergeben verfügbar ausgeschrieben offen gestrichen zurückgezogen einstellungsstopp pourvu annulé fermé suspendu"
    " clôturé disponible ouvert pourvoir gel cubierto cubierta cancelado cancelada cerrado cerrada coperta chiusa annullata"
    " vervuld ingevuld gesloten preenchida encerrada fechada".split(" ")
)
_WHY_WORDS = frozenset(
    "feedback rückmeldung retour retroalimentación riscontro comentarios because reason reasons due lack lacked lacking missing"
    " experience enough short struggled strong felt thought found noticed observed missed looking liked preferred convinced"
    " recommend suggest advise encourage hauptgrund grund fehlt fehlte fehlten gewünscht überzeugen überzeugt überzeugend"
    " mangelnde mangelnder fehlende fehlender raison manque aimé souhaité convaincus".split(" ")
)


def is_post_gone(prose: Words) -> bool:
    """Whether the post was filled, cancelled or frozen: no judgement of the seeker."""
    return not _GONE_WORDS.isdisjoint(prose.bare) and bool(POST_GONE.search(prose.low))


def may_reapply(prose: Words) -> bool:
    """Whether they invite a later application in so many words."""
    return bool(MAY_REAPPLY.search(prose.low)) and not FOR_GOOD.search(prose.low)


def for_the_post_only(prose: Words, *, gone: bool, again: bool) -> bool | None:
    """True where the no is for this post, False where it is for good, None where the mail does not say."""
    if FOR_GOOD.search(prose.low):
        return False
    return True if gone or again or KEPT_OPEN.search(prose.low) else None


def feedback_in(prose: Words) -> str | None:
    """Their own words on why, sentence by sentence and verbatim; formulas that fit everyone are none."""
    if _WHY_WORDS.isdisjoint(prose.bare):
        return None
    sentences = [(m[0], prose.text[m.start() : m.end()].strip()) for m in _SENTENCE.finditer(prose.low)]
    kept: list[str] = []
    for at, (low, said) in enumerate(sentences):
        if not FEEDBACK.search(low) or _NO_FEEDBACK.search(low) or POST_GONE.search(low):
            continue
        kept += [s for _, s in sentences[at + 1 : at + 4]] if said.endswith(":") else [said]
    text = " ".join(kept[:5])
    return text[:1500] if len(text) > 30 else None
