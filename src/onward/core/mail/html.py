"""Text out of HTML mail: what a reader sees, nothing hidden, nothing fetched, nothing run."""

from __future__ import annotations

import re
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_LENGTH = 1_500_000
_MAX_TAGS = 40_000
_DEEP = 1_000  # deeper nests make the parser slow; they come from attacks, not from mail
_PARAGRAPH_TAGS = "p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre table hr form fieldset"
_LINE_TAGS = """
div tr li br dt dd section article header footer main aside nav address center caption thead tbody tfoot figure
figcaption details summary option legend
"""
_SKIPPED_TAGS = """
head title script style template noscript svg math object embed applet iframe select textarea audio video canvas map
noframes -comment
"""
_UNCLOSED_TAGS = "br img hr input meta link area base col embed source track wbr p li td tr th"
_PARAGRAPHS = frozenset(_PARAGRAPH_TAGS.split())
_LINES = frozenset(_LINE_TAGS.split())
_CELLS = frozenset(("td", "th"))
_SKIPPED = frozenset(_SKIPPED_TAGS.split())
_UNCLOSED = frozenset(_UNCLOSED_TAGS.split())
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_MAY_HIDE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0"
    r"|opacity\s*:\s*0(?![\d.]*[1-9])|\shidden\b",
    re.IGNORECASE,
)
_MAY_BE_SMALL = re.compile(r"font-size\s*:\s*[01](?![\d.])", re.IGNORECASE)
_MAYBE_HIDDEN_BY_STYLE = ",".join(
    ("[hidden]", *(f'[style*="{word}" i]' for word in ("none", "hidden", "mso-hide", "opacity", "max-height")))
)
_MAYBE_HIDDEN = f'{_MAYBE_HIDDEN_BY_STYLE},[style*="font-size" i]'
_HIDES = re.compile(r"display:none|visibility:hidden|mso-hide:all|opacity:0(?:\.0+)?(?:;|!|$)|max-height:0(?:px|;|!|$)")
_NO_SIZE = re.compile(r"font-size:[01](?:px|pt|em|%)?(?:;|!|$)")
_ALL_TAGS = re.compile(
    r"<(?:!--.*?(?:-->|\Z)|(script|style|head)\b.*?(?:</\1\s*>|\Z)|[^<>]*>)", re.DOTALL | re.IGNORECASE
)
_OPEN_TAG = re.compile(r"""<[a-zA-Z](?:[^>"']++|"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))*+""")
_LONG_TAG = 20_000
_PICTURE = re.compile(r"""data:[^"'\s>]{500,}""")
_NO_LAYOUT = "The HTML is built to be slow; its words were taken without its layout."


def read_html(html: str) -> tuple[str, str | None]:
    """The readable text (not yet folded) and a problem in one sentence, if there was one."""
    problem = None
    if len(html) > MAX_LENGTH:
        html, problem = html[:MAX_LENGTH], "The HTML is very long; only its beginning was read."
    html = without_pictures(html)
    if is_slow(html):
        return strip_tags(html), _NO_LAYOUT
    try:
        tree = LexborHTMLParser(html)
    except Exception:  # the parser promises to read anything; if it does not, the words still count
        return strip_tags(html), _NO_LAYOUT
    size_hides = bool(_MAY_BE_SMALL.search(html))
    hidden = _hidden(tree, size_hides=size_hides) if size_hides or _MAY_HIDE.search(html) else frozenset()
    root = tree.body or tree.root
    return (_text(root, hidden) if root is not None else ""), problem


def without_pictures(html: str) -> str:
    """The same without pictures written into it, which may be most of its length."""
    return _PICTURE.sub("", html) if "data:" in html else html


def is_slow(html: str) -> bool:
    """Whether parsers would take minutes: they are quadratic in how deep tags nest and in attributes of one tag."""
    if len(html) > _LONG_TAG and any(tag.end() - tag.start() > _LONG_TAG for tag in _OPEN_TAG.finditer(html)):
        return True
    if html.count("<") <= _DEEP:
        return False
    depth = 0
    for count, tag in enumerate(_TAG.finditer(html)):
        if tag[2].lower() not in _UNCLOSED:
            depth += -1 if tag[1] else 1
        if depth > _DEEP or count > _MAX_TAGS:
            return True
    return False


def strip_tags(html: str) -> str:
    """The words without their layout, hidden ones included: for HTML that no parser should see."""
    return unescape(_ALL_TAGS.sub("\n", html[: MAX_LENGTH // 4]))


def _hidden(tree: LexborHTMLParser, *, size_hides: bool) -> frozenset[int]:
    """Which elements no reader sees: hidden by their own style, by the attribute, or with letters of no size."""
    found: set[int] = set()
    for node in tree.css(_MAYBE_HIDDEN if size_hides else _MAYBE_HIDDEN_BY_STYLE):
        attributes = node.attributes
        style = "".join((attributes.get("style") or "").lower().split())
        if "hidden" in attributes or _HIDES.search(style) or (_NO_SIZE.search(style) and not _sized_inside(node)):
            found.add(node.mem_id)
    return frozenset(found)


def _sized_inside(node: LexborNode) -> bool:
    """Layout tables set letters to no size to kill gaps, and give the size again further in."""
    return len(node.css('[style*="font-size"]')) > 1


def _text(root: LexborNode, hidden: frozenset[int]) -> str:
    out: list[str] = []
    node: LexborNode | None = root.child
    while node is not None:
        child = _enter(node, out, hidden)
        if child is not None:
            node = child
            continue
        following = node.next
        while following is None:
            parent = node.parent
            if parent is None or parent.mem_id == root.mem_id:
                return "".join(out)
            _leave(parent, out)
            node, following = parent, parent.next
        node = following
    return "".join(out)


def _enter(node: LexborNode, out: list[str], hidden: frozenset[int]) -> LexborNode | None:
    tag = node.tag
    if tag == "-text":
        out.append(_words(node))
        return None
    if tag in _SKIPPED or (hidden and node.mem_id in hidden):
        return None
    out.append(_space(tag))
    child = node.child
    if child is None:
        _leave(node, out)
    return child


def _leave(node: LexborNode, out: list[str]) -> None:
    tag = node.tag or ""
    if tag != "br":
        out.append(_space(tag))


def _space(tag: str | None) -> str:
    if tag in _PARAGRAPHS:
        return "\n\n"
    if tag in _LINES:
        return "\n"
    return "\t" if tag in _CELLS else ""


def _words(node: LexborNode) -> str:
    text = node.text_content or ""
    inner = " ".join(text.split())
    if not inner:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{inner}{' ' if text[-1].isspace() else ''}"
