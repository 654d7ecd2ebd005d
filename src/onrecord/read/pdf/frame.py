"""From a PDF's own coordinates to those of the page as it is read."""

from __future__ import annotations

from typing import NamedTuple


class Frame(NamedTuple):
    """A page's visible box in the file's coordinates (origin below left), and how it is turned.

    `shown` is by how many quarters the file has the page turned clockwise to be shown, `read` by
    how many it must be turned so that its lines run from left to right.
    """

    left: float
    bottom: float
    right: float
    top: float
    shown: int
    read: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is read."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.read % 2 else (width, height)

    def turned(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """Return a box of the file as left, top, right, bottom on the page as it is read."""
        if self.read == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.read == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.read == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left
