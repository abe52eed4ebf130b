"""What came in from other programs and is still a reflection: what each reads like, and which of them stay one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from careerjournal.journal.becoming import becomes
from careerjournal.journal.likely import Likely, likely
from careerjournal.model.links import Kind, Ref
from careerjournal.model.reflection import Reflection

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal


class CameIn(NamedTuple):
    """A reflection that came in."""

    ref: Ref
    place: int
    """Its place in the order of entries: the later, the greater."""
    program: str
    """The name of the format that it was read from."""
    reads_like: Likely | None
    """What it reads like, if anything."""


def reflections(journal: Journal) -> list[Ref]:
    """Every reflection, the latest first; none of them is read.

    Raises:
        Locked: the journal is locked.
    """
    return [card.ref for card in reversed(journal.order.of((Kind.REFLECTION,)))]


def looked_at(journal: Journal, refs: Iterable[Ref]) -> list[CameIn]:
    """Those of some reflections that came in and can become something else. It may be asked for in any thread.

    Raises:
        Locked: the journal is locked.
    """
    found = []
    for entry, _ in journal.searching.read(refs):
        if isinstance(entry, Reflection) and entry.origin.program and becomes(entry):
            card = journal.card(entry)
            found.append(CameIn(entry.ref, card.place, entry.origin.program, likely(entry.body)))
    return found


def passed_over(journal: Journal) -> set[int]:
    """The numbers of the reflections that stay reflections."""
    return _numbers(journal.arrangement.stay_reflections)


def pass_over(journal: Journal, ref: Ref) -> None:
    """Keep that a reflection stays one, for good; one undo takes it back.

    Raises:
        JournalError: it cannot be kept.
    """
    numbers = passed_over(journal) | {ref.number}
    journal.arrange(
        structs.replace(journal.arrangement, stay_reflections=_ranges(sorted(numbers))), f"passed over {ref}"
    )


def _numbers(ranges: Iterable[str]) -> set[int]:
    found: set[int] = set()
    for said in ranges:
        first, _, last = said.partition("–")
        if first.isdecimal() and (not last or last.isdecimal()) and len(first) < 10 and len(last) < 10:
            found.update(range(int(first), int(last or first) + 1))
    return found


def _ranges(numbers: Sequence[int]) -> tuple[str, ...]:
    """Numbers in order as ranges, so that thousands of them take little room."""
    starts = [numbers[0], *(after for before, after in pairwise(numbers) if after > before + 1)]
    ends = [*(before for before, after in pairwise(numbers) if after > before + 1), numbers[-1]]
    return tuple(f"{first}" if first == last else f"{first}–{last}" for first, last in zip(starts, ends, strict=True))
