"""What the program runs on, for whoever looks into an error."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import metadata


def runs_on() -> Iterator[str]:
    """Python and each library, with their versions, a line each."""
    yield f"Python {sys.version.split()[0]} ({sys.implementation.name}, {sys.platform})"
    try:
        needed = metadata.requires("careerjournal") or []
    except metadata.PackageNotFoundError:
        yield "Which libraries it needs is not known: it is not installed."
        return
    # Rich comes with Textual, and draws what Textual shows.
    for name in sorted({"rich", *(re.split(r"[^\w.-]", one)[0] for one in needed if "extra ==" not in one)}):
        try:
            yield f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            yield f"{name} is not installed"
