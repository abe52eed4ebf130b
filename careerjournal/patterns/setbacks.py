"""Kinds of setback over the years, and how the shares of setbacks and of successes were read then and since."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from careerjournal.model.links import Ref
from careerjournal.model.vocabulary import SetbackKind
from careerjournal.patterns.bins import Bins, bins
from careerjournal.patterns.chart import FEWEST, Chart, Form, Row
from careerjournal.patterns.facts import Read, Three
from careerjournal.patterns.gathered import Gathered
from careerjournal.patterns.saying import listed, mean, number, sentence, several, times, too_few

_KINDS: Final = (*SetbackKind, None)


def kinds(facts: Gathered) -> Chart:
    """Which kinds of setback came when: a row a kind, that which came most first, what says no kind last."""
    found = facts.setbacks
    refs = tuple(one.ref for one in found)
    heading = "Kinds of setback over the years"
    if len(found) < FEWEST:
        says = too_few("which kinds of setback came in which year", "setbacks", len(found))
        return Chart("kinds", heading, says, refs)
    columns = bins((one.when for one in found), facts.span)
    of_kind: dict[SetbackKind | None, list[Read]] = defaultdict(list)
    for one in found:
        of_kind[one.kind].append(one)
    most_first = sorted(of_kind, key=lambda kind: (kind is None, -len(of_kind[kind]), _KINDS.index(kind)))
    rows = tuple(_kind_row(kind, of_kind[kind], columns) for kind in most_first)
    counts = {kind: len(of_kind[kind]) for kind in most_first if kind is not None}
    said = _kinds_sentence(len(found), counts, columns)
    return Chart("kinds", heading, said, refs, Form.COUNTS, columns.names, rows, each=("kind", "kinds"))


def _kind_row(kind: SetbackKind | None, found: Sequence[Read], columns: Bins) -> Row:
    places = Counter(columns.of(one.when) for one in found)
    values = tuple(places[place] or None for place in range(len(columns.names)))
    told = [(columns.names[place], int(many)) for place, many in enumerate(values) if many]
    told += [(columns.unnamed, places[None])] if places[None] else []
    if len(told) == 1:
        words = f"{number(len(found))}, {_in(told[0][0])}"
    elif all(many == 1 for _, many in told):
        words = f"{number(len(found))}, {_in(listed([name for name, _ in told]))}"
    else:
        words = f"{number(len(found))}: " + listed([f"{number(many)} {_in(name)}" for name, many in told])
    brief = ""
    if len(told) > _FEW_TIMES:
        most = max(many for _, many in told)
        brief = (
            f"{number(len(found))}, the most {_in(next(name for name, many in told if many == most))}: {number(most)}"
        )
    return Row(str(kind or "no kind said"), values, words, tuple(one.ref for one in found), brief)


_FEW_TIMES: Final = 6
"""Columns of time that are each told where words are to be few."""


def _in(when: str) -> str:
    return when.replace("no ", "with no ", 1) if when.startswith("no ") else f"in {when}"


def _kinds_sentence(many: int, counts: dict[SetbackKind, int], columns: Bins) -> str:
    over = f" from {columns.names[0]} to {columns.names[-1]}" if len(columns.names) > 1 and not columns.by_month else ""
    said = sentence(f"{several(many, 'setback')}{over}")
    if not counts:
        return f"{said} None of them says its kind."
    again = {kind: count for kind, count in counts.items() if count > 1}
    if not again:
        return f"{said} No kind came more than once."
    named = [f"{kind} {times(count)}" for kind, count in again.items()]
    if len(named) > _MOST_NAMED:
        named[_MOST_NAMED - 1 :] = [f"{several(len(named) - _MOST_NAMED + 1, 'other kind')}"]
    return f"{said} {sentence(f'what came more than once: {listed(named)}')}"


_MOST_NAMED: Final = 5
"""Kinds that a sentence names, or says how many they are."""


def setback_shares(facts: Gathered) -> Chart:
    """The shares of setbacks over the years, as they were read then and as they have been read since."""
    return _shares("setback shares", "Setbacks: the three shares, then and since", facts.setbacks, "competition", facts)


def success_shares(facts: Gathered) -> Chart:
    """The same of successes."""
    return _shares("success shares", "Successes: the three shares, then and since", facts.successes, "others", facts)


def _shares(name: str, heading: str, read: Sequence[Read], between: str, facts: Gathered) -> Chart:
    word, plural = ("setback", "setbacks") if between == "competition" else ("success", "successes")
    found = [one for one in read if one.then is not None]
    refs = tuple(one.ref for one in found)
    if len(found) < FEWEST:
        shows = f"my part, {between} and chance over the years, as they were read then and as they have been read since"
        says = too_few(shows, f"{plural} with shares", len(found))
        return Chart(name, heading, says, refs)
    columns = bins((one.when for one in found), facts.span)
    of_column: dict[int | None, list[Read]] = defaultdict(list)
    for one in found:
        of_column[columns.of(one.when)].append(one)
    rows = tuple(
        _shares_row(columns.unnamed if place is None else columns.names[place], of_column[place], between)
        for place in (*range(len(columns.names)), None)
        if place in of_column
    )
    again = [one for one in found if one.since is not None]
    said = sentence(f"{several(len(found), word, plural)} with shares, {_again(len(again))}")
    if again:
        then, since = _means([one.then for one in again]), _means([one.since for one in again])
        parts = zip(("my part", between, "chance"), then, since, strict=True)
        moved = [
            f"from {mean(before)} to {mean(now)} for {part}" for part, before, now in parts if mean(before) != mean(now)
        ]
        means = "their means" if len(again) > 1 else "its shares"
        said += f" Read again, {means} went {listed(moved)}." if moved else f" Read again, {means} stayed as they were."
    said += " Of several at one time their mean stands here." if any(len(row.refs) > 1 for row in rows) else ""
    names = tuple(f"{part} {when}" for when in ("then", "since") for part in ("my part", between, "chance"))
    each = ("month", "months") if columns.by_month else ("time", "times") if columns.size > 1 else ("year", "years")
    return Chart(name, heading, said, refs, Form.SHARES, names, rows, each, in_time=True)


def _again(many: int) -> str:
    return f"{number(many)} of them read again since" if many else "none of them read again yet"


def _shares_row(label: str, found: Sequence[Read], between: str) -> Row:
    then = _means([one.then for one in found])
    again = sum(one.since is not None for one in found)
    since = _means([one.since or one.then for one in found]) if again else None
    words = f"then my part {mean(then[0])}, {between} {mean(then[1])}, chance {mean(then[2])}"
    if since is None:
        words += "; not read again"
    else:
        words += f"; since {mean(since[0])}, {mean(since[1])} and {mean(since[2])}"
    if len(found) > 1:
        words = f"the mean of {number(len(found))}: {words}"
    return Row(label, (*then, *(since or (None, None, None))), words, _refs(found))


def _refs(found: Sequence[Read]) -> tuple[Ref, ...]:
    return tuple(one.ref for one in found)


def _means(shares: Sequence[Three | None]) -> tuple[float, float, float]:
    said = [three for three in shares if three is not None]
    mine, between, chance = (sum(three[part] for three in said) / len(said) for part in range(3))
    return mine, between, chance
