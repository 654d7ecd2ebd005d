"""The rules that are drawn in a picture: frames of tables, the stroke above notes."""

from __future__ import annotations

from math import degrees
from typing import TYPE_CHECKING

from onrecord.read.print import Rule, Token

if TYPE_CHECKING:
    from onrecord.read.ocr.engine import Picture

_SHORTEST = 1 / 14
"""The least length of a rule, as a share of the page's width."""

_THICKEST = 1 / 150
_BLOCK = 31
_DARKER = 12
_MOST = 400
_INNER = 0.12


def rules_in(picture: Picture, skew: float, unit: float) -> list[Rule]:
    """Return the straight lines across and down a picture, with the page made level.

    Args:
        picture: Rows of pixels, blue, green and red.
        skew: By how many radians the lines of the page slant.
        unit: Points a pixel.
    """
    import cv2  # noqa: PLC0415 - comes with the extra

    height, width = picture.shape[:2]
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    if skew:
        turned = cv2.getRotationMatrix2D((width / 2, height / 2), degrees(skew), 1.0)
        grey = cv2.warpAffine(grey, turned, (width, height), borderValue=(255,))
    grey = cv2.GaussianBlur(grey, (3, 3), 0)
    dark = cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _BLOCK, _DARKER
    )
    least = max(24, int(width * _SHORTEST))
    thickest = max(4, int(width * _THICKEST))
    found: list[Rule] = []
    for shape, bridge in (((least, 1), (5, 3)), ((1, least), (3, 5))):
        # Worn strokes have gaps: they are bridged before what is shorter than a rule is taken away.
        whole = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, cv2.getStructuringElement(0, bridge))
        kept = cv2.morphologyEx(whole, cv2.MORPH_OPEN, cv2.getStructuringElement(0, shape))
        _, _, boxes, _ = cv2.connectedComponentsWithStats(kept)
        for left, top, wide, high, _ in boxes[1:_MOST]:
            if min(wide, high) <= thickest:
                found.append(
                    Rule(left * unit, top * unit, (left + wide) * unit, (top + high) * unit)
                )
    return found


def apart(rules: list[Rule], lines: list[list[Token]]) -> list[Rule]:
    """Return the rules that run through no line of text: a row of serifs looks like a stroke."""
    boxes = []
    for line in lines:
        top, bottom = line[0].top, line[0].bottom
        inner = _INNER * (bottom - top)
        boxes.append((line[0].left, line[-1].right, top + inner, bottom - inner))
    return [
        rule
        for rule in rules
        if not any(_through(rule, left, right, top, bottom) for left, right, top, bottom in boxes)
    ]


def _through(rule: Rule, left: float, right: float, top: float, bottom: float) -> bool:
    shared = min(rule.right, right) - max(rule.left, left)
    return (
        rule.across
        and top < (rule.top + rule.bottom) / 2 < bottom
        and shared > 0.5 * (rule.right - rule.left)
    )
