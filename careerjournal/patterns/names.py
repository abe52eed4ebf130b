"""Who is in it: which names stand beside setbacks and which beside successes."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from careerjournal.model.counting import counted
from careerjournal.model.links import Ref
from careerjournal.patterns.chart import FEWEST, Chart, Form, Row
from careerjournal.patterns.gathered import Gathered
from careerjournal.patterns.saying import sentence, several, too_few

MOST: Final = 40
"""Names that are shown; where there are more, those that stand in most entries."""


def names(facts: Gathered) -> Chart:
    """The names of the names list in the texts of setbacks and successes, by name: no order says who matters."""
    sides: dict[int, tuple[list[Ref], list[Ref]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((facts.setbacks, facts.successes)):
        for one in entries:
            for name in one.names:
                if name in facts.names:
                    sides[name][side].append(one.ref)
    refs = tuple(one.ref for one in (*facts.setbacks, *facts.successes) if one.names)
    heading = "Who is in it"
    if len(refs) < FEWEST:
        shows = "who of the names list stands beside setbacks and who beside successes"
        says = too_few(shows, "setbacks and successes that name somebody", len(refs))
        return Chart("names", heading, says, refs)
    most = sorted(sides, key=lambda name: -len(sides[name][0]) - len(sides[name][1]))[:MOST]
    shown = sorted(most, key=lambda name: facts.names[name].casefold())
    rows = tuple(_row(facts.names[name], *sides[name]) for name in shown)
    said = sentence(f"{several(len(sides), 'name')}, by name: no order here says who matters")
    if len(shown) < len(sides):
        said += f" The {len(shown)} that stand in most entries are here."
    return Chart("names", heading, said, refs, Form.SIDES, ("setbacks", "successes"), rows, ("name", "names"))


def _row(name: str, setbacks: list[Ref], successes: list[Ref]) -> Row:
    told = [
        counted(len(refs), one, more)
        for refs, one, more in ((setbacks, "setback", ""), (successes, "success", "successes"))
        if refs
    ]
    return Row(name, (len(setbacks), len(successes)), f"beside {', '.join(told)}", (*setbacks, *successes))
