"""What a run still has to do for a document, and what it knows already."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Todo(NamedTuple, Generic[T]):
    """An item that needs a worker."""

    item: T


class Done(NamedTuple, Generic[R]):
    """A result that was known beforehand; it waits for its turn like the others."""

    result: R
