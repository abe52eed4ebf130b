"""Prints the figures of the search for a story: ``python -m tests.sharing.situations``.

With the names of journals, prints what was found for each of their situations, too.
"""

from __future__ import annotations

import sys

from tests.sharing.situations import JOURNALS
from tests.sharing.situations.measure import figures, tried


def main(names: list[str]) -> None:
    """Print a row for each journal, and each situation of those that are named."""
    print(f"{'journal':<12}{'first':>7}{'among three':>13}{'situations':>12}")
    for name in JOURNALS:
        of, first, three = figures(name)
        print(f"{name:<12}{first / of:>7.2f}{three / of:>13.2f}{of:>12}")
    for name in names:
        print()
        for one in tried(name):
            print(
                f"{one.place or '-':>3}  {one.situation.words}\n     {one.situation.right}: {', '.join(one.found[:4])}"
            )


main(sys.argv[1:])
