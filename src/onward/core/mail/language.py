"""Which language a mail is in: counts of small words, enough for whole sentences and fast."""

from __future__ import annotations

from collections.abc import Sequence

UNDERSTOOD = frozenset({"en", "de", "fr"})  # measured on real mail
BY_TEMPLATES = frozenset({"es", "it", "nl", "pt"})  # phrases measured on templates only
_LOOK = 120

_SMALL_WORDS = {
    "en": (
        "the and to of you your for in is that we with our are this have it on be will as at from not or if "
        "was an by has us thank please i application job hi hello dear click here new team"
    ),
    "de": (
        "die der und in den von zu das mit sich des auf fur ist im dem nicht ein eine als auch es an werden "
        "aus er hat dass sie nach wird bei wir ihre ihr ihnen uns haben fur unsere sehr du deine dein dir "
        "hallo vielen dank ich noch"
    ),
    "fr": (
        "le la les de des et en un une du que est pour qui dans a par plus pas au sur ne se ce il sont avec "
        "vous votre nous notre vos ou cette bonjour merci candidature je suis aux etes avez"
    ),
    "es": (
        "el la de que y en un una los las se del por con para su sus no es lo al como mas hola gracias le "
        "estimado estimada usted nos hemos ha tu solicitud candidatura puesto proceso esta nuestro"
    ),
    "it": (
        "il di che e la in un una per del della con non si le da al sono gli ha come piu alla dei ti tua suo "
        "sua abbiamo ciao grazie gentile candidatura posizione presso questo nostro nostra lei"
    ),
    "nl": (
        "de het een en van ik te dat die in is niet op aan met als voor zijn er maar om je bij ook wij we "
        "jouw u uw hebben bedankt sollicitatie beste voor onze functie zal worden heeft geen"
    ),
    "pt": (
        "o a de que e do da em um uma para com nao os no se na por mais as dos como mas ao sua seu voce foi "
        "ola obrigado obrigada candidatura vaga nos temos nossa processo pela pelo esta"
    ),
    "pl": (
        "i w na z do sie nie to ze jest o jak za od po dla przez oraz twoja twoj pan pani dziekujemy "
        "stanowisko aplikacja rekrutacji dzien dobry ktore bedzie zostala panstwa czy nas"
    ),
    "da": (
        "og i at det en den til er som pa de med han af for ikke der var et din du vi har dit ansogning tak "
        "hej fra vil kan stillingen jobbet os kaere"
    ),
    "sv": (
        "och i att det en som pa ar av for med till den har de inte om ett din du vi ansokan tack hej fran "
        "tjansten kan oss jag kommer"
    ),
    "cs": (
        "a se v na je ze to s z do pro o za k jsme vas vasi vase dekujeme pozici dobry den zadost jako by "
        "nebo tym jsou bychom vam"
    ),
    "ro": (
        "si de la in a cu pe nu un o sa din este ca pentru care am va ai noi postul buna aplicatia "
        "candidatura multumim dumneavoastra dvs"
    ),
    "fi": (
        "ja on ei se etta han oli mutta kun ole hei kiitos hakemus hakemuksesi olemme tyopaikka sinun tai jos "
        "me voit ovat haastattelu"
    ),
    "ca": (
        "el la de i que a en els les per amb un una del no es al hem la vostra teva gracies hola benvolgut "
        "candidatura lloc vos us nostra seva aquest"
    ),
}


def _index() -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for language, small in _SMALL_WORDS.items():
        for word in set(small.split()):
            index[word] = (*index.get(word, ()), language)
    return index


_INDEX = _index()


def detect_language(words: Sequence[str]) -> str | None:
    """The language most of the small words belong to, or None where too few are known.

    `words` are folded. A word shared by several languages counts less for each of them.
    """
    counts: dict[str, float] = {}
    look = words[:_LOOK]
    for known in filter(None, map(_INDEX.get, look)):
        share = 1.0 / len(known)
        for language in known:
            counts[language] = counts.get(language, 0.0) + share
    if not counts:
        return None
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] >= 1 and counts[best] >= 0.06 * len(look) else None
