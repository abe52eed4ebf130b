"""Records of older versions, brought up to date by pure functions, one version at a time.

To change the shape of a kind: raise `VERSION`, add the step from the version before, and freeze a record of the old
shape in the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final, TypeAlias

from careerjournal.model.moments import Localise, as_told, localised

Record: TypeAlias = dict[str, Any]

Steps: TypeAlias = Mapping[int, Callable[[Record], Record]]

VERSION: Final = 2
"""The version that records are written in."""


@cache
def steps_at(localise: Localise) -> Steps:
    """From version n, the function that makes a record of version n + 1 of one of version n.

    Args:
        localise: gives a moment its offset where the old records were put down, as far as that can still be known.
    """

    def with_offsets(record: Record) -> Record:
        """Version 1 kept moments in UTC, and so not the day that it was for whoever put them down."""
        moments = ("created", "updated", "when") if record.get("entry") == "share" else ("created", "updated")
        return record | {key: localised(record[key], localise) for key in moments if key in record}

    return {1: with_offsets}


STEPS: Final = steps_at(as_told)
"""The steps where nothing is known of the place."""


def migrate(record: Record, steps: Steps = STEPS) -> Record:
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
