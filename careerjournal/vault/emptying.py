"""Letting go of a great deal a little at a time, so that nothing else waits for it."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from itertools import islice
from typing import Any, Final

SOME: Final = 1_000
"""Items that are let go of in one go: some tenths of a millisecond."""


def emptied(holder: MutableMapping[Any, Any] | list[Any] | set[Any]) -> Iterator[None]:
    """Empty a container, some of it at each step.

    Args:
        holder: the container; nobody else changes it meanwhile.
    """
    while holder:
        if isinstance(holder, MutableMapping):
            for _ in range(min(SOME, len(holder))):
                holder.popitem()
        elif isinstance(holder, list):
            del holder[-SOME:]
        else:
            holder.difference_update(list(islice(holder, SOME)))
        yield
