"""Second sources without a verb of saying: "The ministry lists 212 dead, the union 350."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.extract.numbers.lexis import words as number_words
from onrecord.extract.voices.lexis import words
from onrecord.extract.voices.phrases import phrase_right
from onrecord.extract.voices.said import Said
from onrecord.extract.voices.tokens import NUMBER, WORD, Token
from onrecord.model import Span

_STOPS = frozenset((",", ";"))
_JOINING = frozenset(("and", "while", "but"))
_HOLDING = frozenset(("has", "have", "had", "finds", "found", "prefers", "preferred"))
_LONGEST = 9  # tokens of a source with its number
_BEHIND = 3  # tokens that may follow the number
_NEAR = 4  # tokens between the cue before and the mark


def find_gapped(tokens: list[Token], found: Sequence[Said]) -> Iterator[Said]:
    """Yield the sources that stand before a number alone, after one that has its verb.

    Args:
        tokens: The sentence.
        found: What verbs in it credit.
    """
    if not found or len(tokens) < 6:
        return
    end = len(tokens) - 1 if tokens[-1].low == "." else len(tokens)
    marks = [at for at in range(1, end) if tokens[at].low in _STOPS]
    cues = {said.cue.start for said in found}
    last = False
    for mark in marks:
        stop = next((other for other in marks if other > mark + 1), end)
        # A row begins with a number that has its source: "According to the paper, the siege lasted
        # two days" is no row.
        if not any(min(cues) < t.start and _counts(t) for t in tokens[:mark]):
            continue
        here = any(tokens[mark].end <= cue < tokens[min(stop, end - 1)].end for cue in cues)
        beside = last or any(t.start in cues for t in tokens[max(0, mark - _NEAR) : mark])
        said = None if here else _source(tokens, mark, stop, closes=stop == end, beside=beside)
        last = said is not None
        if said is not None:
            yield said


def _source(
    tokens: list[Token], mark: int, stop: int, *, closes: bool, beside: bool
) -> Said | None:
    """Read what stands between a mark and the next one; `beside`: right behind another source."""
    start = mark + 1
    if start < stop and tokens[start].low in _JOINING:
        start += 1
    number = next((k for k in range(start + 1, stop) if _counts(tokens[k])), None)
    if number is None or number - start > _LONGEST or stop - number > _BEHIND:
        return None
    verb = next((k for k in range(start + 1, number) if tokens[k].low in _HOLDING), number)
    last = phrase_right(tokens, start, verb)
    if last is None:
        return None
    between = [token.low for token in tokens[last + 1 : number]]
    holds = bool(between) and between[0] in _HOLDING
    plain = words("prepositions") | words("adverbs") | {"some", "least", "most", "more"}
    if any(low not in plain for low in between[holds:]):
        return None
    bare = stop - number == 1
    named = tokens[start].kind == WORD and tokens[start].capital and beside
    if tokens[start].low in words("determiners"):
        allowed = closes or bare
    else:
        allowed = bare and (named or (holds and tokens[mark].low == ";"))
    if not allowed:
        return None
    name = Span(tokens[start].start, tokens[last].end)
    content = Span(tokens[last].end, tokens[stop - 1].end)
    cue = Span(tokens[mark].start, tokens[mark].end)
    return Said(name, name, cue, (content,), "assert", "gap")


def _counts(token: Token) -> bool:
    return token.kind == NUMBER or token.low in number_words()
