"""Which part of a web page is its text, and which is the site around it."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

# What a browser never shows as text.
_UNSEEN = (
    "script,style,noscript,template,svg,math,iframe,object,canvas,audio,video,head,select,input,"
    "textarea,button,[hidden],[aria-hidden=true]"
)
# The site's own parts by element and by ARIA landmark (https://www.w3.org/TR/wai-aria-1.2/).
_AROUND = (
    "nav,aside,footer,form,dialog,[role=navigation],[role=banner],[role=contentinfo],"
    "[role=search],[role=complementary],[role=menu],[role=menubar],[role=toolbar],[role=dialog]"
)
# Words in class and id that sites use for the same parts; matched as whole words only.
_AROUND_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navbox|navigation|menu|sidebar|breadcrumbs?|cookies?|share|sharing|"
    r"social|related|newsletter|advert|ads?|promo|editsection|noprint|skip-link|comments)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN_STYLE = re.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE
)
_MAIN = ("main", "[role=main]", "article", "#mw-content-text", "#content", "#main")
# A main part with less text than this, and less than a third of the body's, is taken for a
# teaser: the body is read instead.
_ENOUGH = 200


def main_nodes(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return the nodes whose text is the page's text, in order; the tree is pruned on the way.

    The page's `main` or only `article`, with a headline that stands before it; where that leaves
    too little, the body without the site's own parts; where that too leaves too little, all of it.
    """
    found = shown_nodes(tree)
    if not found:
        return []
    (body,) = found
    everything = _amount(body)
    around = [node for node in body.css(_AROUND) if not _in_article_header(node)]
    around += [node for node in body.css("header") if not _inside(node, ("article", "main"))]
    around += [node for node in body.css("[class],[id]") if _named_as_around(node)]
    kept = [node for node in around if node.css_first("h1") and node.tag == "header"]
    left_out = [node for node in around if node not in kept]
    left_out = _outermost(left_out)
    remaining = everything - sum(_amount(node) for node in left_out)
    if remaining <= min(_ENOUGH, everything // 5):
        return [body]
    for node in left_out:
        node.decompose()
    main = _main(body)
    if main is None or _amount(main) < min(_ENOUGH, _amount(body) // 3):
        return [body]
    headline = body.css_first("h1")
    return [main] if headline is None or main.css_first("h1") else [headline, main]


def shown_nodes(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return the page's body, without what a browser never shows as text."""
    body = tree.body
    if body is None:
        return []
    _drop(body, _UNSEEN)
    for node in body.css("[style]"):
        if _HIDDEN_STYLE.search(node.attributes.get("style") or ""):
            node.decompose()
    return [body]


def _main(body: LexborNode) -> LexborNode | None:
    """Return the page's one main part; several articles are a list of teasers, not a text."""
    for selector in _MAIN:
        nodes = body.css(selector)
        if len(nodes) == 1:
            return nodes[0]
    return None


def _drop(root: LexborNode, selector: str) -> None:
    for node in _outermost(root.css(selector)):
        node.decompose()


def _outermost(nodes: list[LexborNode]) -> list[LexborNode]:
    """Return the nodes that lie in no other of them."""
    ids = {node.mem_id for node in nodes}
    seen: set[int] = set()
    result = []
    for node in nodes:
        if node.mem_id in seen:
            continue
        seen.add(node.mem_id)
        parent = node.parent
        while parent is not None and parent.mem_id not in ids:
            parent = parent.parent
        if parent is None:
            result.append(node)
    return result


def _amount(node: LexborNode) -> int:
    """Return how many characters of text a node holds, white space counted once."""
    return len(" ".join((node.text() or "").split()))


def _inside(node: LexborNode, tags: tuple[str, ...]) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in tags:
            return True
        parent = parent.parent
    return False


def _in_article_header(node: LexborNode) -> bool:
    return node.tag == "header" and _inside(node, ("article", "main"))


def _named_as_around(node: LexborNode) -> bool:
    if node.tag in {"body", "html", "main", "article", "h1", "table"}:
        return False
    named = node.attributes.get("class"), node.attributes.get("id")
    return any(_AROUND_NAME.search(name) for name in named if name)
