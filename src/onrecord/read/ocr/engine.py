"""The recognition engine: a picture → lines of words with boxes and confidence."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

MISSING = 'OCR is not installed: pip install "onrecord[ocr]"'
"""What is said of a picture where the extra is missing."""

_THREADS = 2
_LONGEST_SIDE = 1440
"""Pixels of the longer side in which lines are looked for; they are read at full size."""

_LEAST_SCORE = 0.3
# The models know Chinese too, and take some Latin marks for their wide counterparts.
_WIDE = {**{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
         0x4E00: "–", 0x3000: " ", 0x3002: ".", 0x3001: ","}  # fmt: skip

Point = tuple[float, float]


class Seen(NamedTuple):
    """A word as the engine saw it: its corners in pixels from the upper left, and its confidence.

    `gap` is what stands before it on its line.
    """

    text: str
    corners: tuple[Point, ...]
    confidence: float
    gap: str = " "


class SeenLine(NamedTuple):
    """A line as the engine saw it; corners from the upper left, clockwise."""

    words: tuple[Seen, ...]
    corners: tuple[Point, ...]
    confidence: float


def available() -> bool:
    """True when the extra `ocr` is installed."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def models() -> tuple[str, ...]:
    """Return the names of the models that are in use, as RapidOCR's wheel has them."""
    found = find_spec("rapidocr")
    folders = found.submodule_search_locations if found else None
    files = (file for folder in folders or () for file in Path(folder).glob("models/*.onnx"))
    return tuple(sorted(file.stem for file in files if "_cls_" not in file.name))


def recognise(picture: Picture) -> list[SeenLine]:
    """Return the lines of a picture.

    Args:
        picture: Rows of pixels, blue, green and red.
    """
    found = _engine()(picture, return_word_box=True)
    if found.boxes is None or found.txts is None:
        return []
    words = found.word_results or [()] * len(found.txts)
    return [
        _line(text.translate(_WIDE), _corners(box), float(score), pieces)
        for text, box, score, pieces in zip(
            found.txts, found.boxes, found.scores, words, strict=True
        )
        if text.strip()
    ]


@cache
def _engine() -> Any:  # noqa: ANN401 - a class of the extra
    """Return the engine; its models come with the wheel and are loaded once a process."""
    from rapidocr import RapidOCR  # noqa: PLC0415 - heavy, and only with the extra

    return RapidOCR(
        params={
            "EngineConfig.onnxruntime.intra_op_num_threads": min(_THREADS, os.cpu_count() or 1),
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Det.limit_type": "max",
            "Det.limit_side_len": _LONGEST_SIDE,
            "Global.use_cls": False,  # whole pages are turned instead, see `sheets`; and `models`
            "Global.text_score": _LEAST_SCORE,
            "Global.log_level": "error",
        }
    )


def _line(text: str, corners: tuple[Point, ...], score: float, pieces: Sequence[Any]) -> SeenLine:
    words = tuple(_joined(text, pieces))
    if "".join(word.text for word in words) != "".join(text.split()):
        words = tuple(_shared_out(text, corners, score))
    return SeenLine(words, corners, score)


def _joined(text: str, pieces: Sequence[Any]) -> Iterator[Seen]:
    """Yield the words of a line; what the engine parted inside a word is put together again."""
    at = 0
    held: Seen | None = None
    for seen, score, box in pieces:
        words = seen.translate(_WIDE)
        place = text.find(words, at)
        if place < 0:
            return
        apart = held is None or bool(text[at:place])
        at = place + len(words)
        piece = Seen(words, _corners(box), float(score))
        if held and not apart:
            corners = (held.corners[0], piece.corners[1], piece.corners[2], held.corners[3])
            held = Seen(held.text + words, corners, min(held.confidence, piece.confidence))
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _shared_out(text: str, corners: tuple[Point, ...], score: float) -> Iterator[Seen]:
    """Yield the words of a line whose places are not told: each has its share of the width."""
    (left, top), (right, slope), (_, low), (_, bottom) = corners
    at = 0
    for word in text.split():
        at = text.index(word, at)
        one, other = at / len(text), (at + len(word)) / len(text)
        yield Seen(
            word,
            (
                (left + one * (right - left), top + one * (slope - top)),
                (left + other * (right - left), top + other * (slope - top)),
                (left + other * (right - left), bottom + other * (low - bottom)),
                (left + one * (right - left), bottom + one * (low - bottom)),
            ),
            score,
        )
        at += len(word)


def _corners(box: Any) -> tuple[Point, ...]:  # noqa: ANN401 - an array or a list of the extra's
    return tuple((float(x), float(y)) for x, y in box)
