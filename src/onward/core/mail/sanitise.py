"""Mail HTML made safe to show: no scripts, forms, styles that load, or pictures from afar."""

from __future__ import annotations

from html import escape

import nh3

from onward.core.mail.html import is_slow, strip_tags, without_pictures
from onward.core.shared.text import plain

MAX_SHOWN = 500_000
_SHOWN_TAGS = """
a abbr b blockquote br caption center code col colgroup dd del div dl dt em font h1 h2 h3 h4 h5 h6 hr i ins li ol p pre
q s small span strike strong sub sup table tbody td tfoot th thead tr tt u ul
"""
_EMPTIED_TAGS = "script style head title template iframe object embed svg math noscript textarea select"
_TAGS = frozenset(_SHOWN_TAGS.split())
_EMPTIED = frozenset(_EMPTIED_TAGS.split())
_ATTRIBUTES = {
    "a": {"href", "title"},
    "td": {"colspan", "rowspan", "align", "valign"},
    "th": {"colspan", "rowspan", "align", "valign", "scope"},
    "ol": {"start"},
    "*": {"dir", "lang"},
}
_SCHEMES = frozenset(("http", "https", "mailto", "tel"))


def sanitise(html: str) -> str:
    """The same mail without anything that runs, loads, submits or hides.

    Pictures are dropped altogether: those from afar tell the sender that the mail was read, and those inside need
    addresses that the strict content policy forbids. Links open apart and pass on no referrer.
    """
    html = without_pictures(html.replace("\0", ""))[:MAX_SHOWN]
    if is_slow(html):
        return "<p>" + escape(plain(strip_tags(html))).replace("\n", "<br>") + "</p>"
    return nh3.clean(
        html.encode("utf-8", "replace").decode(),
        tags=set(_TAGS),
        clean_content_tags=set(_EMPTIED),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes=set(_SCHEMES),
        link_rel="noopener noreferrer",
        set_tag_attribute_values={"a": {"target": "_blank"}},
        strip_comments=True,
    )
