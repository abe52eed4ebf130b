"""Records of older versions, brought up to date by pure functions, one version at a time.

To change the shape of a kind: raise `VERSION`, add the step from the version before, and freeze a record of the old
shape in the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

Record: TypeAlias = dict[str, Any]

VERSION: Final = 1
"""The version that records are written in."""

STEPS: Final[Mapping[int, Callable[[Record], Record]]] = {}
"""From version n, the function that makes a record of version n + 1 of one of version n."""


def migrate(record: Record, steps: Mapping[int, Callable[[Record], Record]] = STEPS) -> Record:
    """The record in the newest shape there is a step to; one of a newer version is returned as it is.

    Args:
        record: a record as it is kept; it is not changed. Without ``v`` it is of version 1.
        steps: from each version, the step to the next.
    """
    version = record.get("v", 1)
    while isinstance(version, int) and version in steps:
        version, record = version + 1, steps[version](dict(record))
        record["v"] = version
    return record
