"""Domains of companies: the part of a host that somebody registered."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tldextract import TLDExtract

# These endings have no public second level, so their hosts need no list (which takes 0.1 s to load).
PLAIN_ENDINGS = frozenset({"com", "net", "org", "de", "ch", "eu", "dev", "app", "jobs", "example", "test"})
NOWHERE = frozenset({"invalid", "localhost", "local"})  # never anybody's domain (RFC 2606, RFC 6762)


@lru_cache(maxsize=8192)
def registrable(host_or_email: str) -> str | None:
    """The registered domain of a host, a link or an address (`jobs.acme.co.uk` gives `acme.co.uk`).

    None where there is none: an empty text, a bare word, a number, a public suffix.
    The public suffix list is the one inside tldextract: nothing is fetched or written.
    """
    host = _host(host_or_email)
    labels = host.split(".")
    if len(labels) < 2 or not all(labels) or labels[-1].isdigit():
        return None
    if labels[-1] in NOWHERE:
        return None
    if labels[-1] in PLAIN_ENDINGS:
        return ".".join(labels[-2:])
    found = _extract()(host)
    if found.suffix:
        return f"{found.domain}.{found.suffix}" if found.domain else None
    return ".".join(labels[-2:])


def label_of(domain: str) -> str:
    """The name in a registered domain: `acme` of `acme.co.uk`."""
    return domain.partition(".")[0]


def _host(text: str) -> str:
    text = text.strip().lower()
    text = text.partition("://")[2] or text
    text = text.split("/", 1)[0].rpartition("@")[2].partition(":")[0]
    return text.strip("<>. \t\r\n")


@cache
def _extract() -> TLDExtract:
    from tldextract import TLDExtract

    return TLDExtract(suffix_list_urls=(), cache_dir=None)
