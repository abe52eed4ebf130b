"""Going through what came in: what reads like a setback or a lesson first, and nothing is changed unasked."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from careerjournal.exchange.importing import format_named
from careerjournal.journal.becoming import became, becomes
from careerjournal.journal.came_in import CameIn, looked_at, pass_over, passed_over, reflections
from careerjournal.journal.errors import JournalError, Locked
from careerjournal.journal.likely import LIKELY
from careerjournal.model.counting import counted
from careerjournal.model.links import Kind, Ref
from careerjournal.tui.commands import command
from careerjournal.tui.entry.entry_page import EntryPage
from careerjournal.tui.entry.link_line import AllLine, LinkLine
from careerjournal.tui.entry.rows import title_width
from careerjournal.tui.input.quiet import may_read_on
from careerjournal.tui.output.safe import plain
from careerjournal.tui.output.tried import tried
from careerjournal.tui.sections.kinds import when
from careerjournal.tui.widgets.background import in_background
from careerjournal.tui.widgets.cutting import cut
from careerjournal.tui.widgets.hints import drawn, with_keys
from careerjournal.tui.widgets.keys_below import KeysBelow
from careerjournal.tui.widgets.line_list import LineList
from careerjournal.tui.widgets.status import StatusScreen

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

SLICE: Final = 256
"""Entries that are looked at in one go, beside the screen."""
ANEW: Final = 0.3
"""Seconds after which what was found by then is listed; ten times as long as that takes, where that is longer."""
_A_MOMENT: Final = 0.005
"""Seconds for reading on in the journal; as many are left for everything else."""
_EMPTY: Final = "Nothing that came in from another program is left to go through."
_UNSAID: Final = "Nothing in their words says what they are"
_HEIGHT: Final = 3
"""Lines of a row: its title and its day, what it says, and room beneath."""


class CameInRows:
    """What came in, as rows under what it reads like: an entry is read when its row is made."""

    def __init__(self, groups: Mapping[str, Sequence[CameIn]], journal: Journal) -> None:
        self._groups = [(heading, group) for heading, group in groups.items() if group]
        self._journal = journal
        self._starts = list(accumulate((1 + len(group) for _, group in self._groups), initial=0))

    def __len__(self) -> int:
        return self._starts[-1]

    @property
    def entries(self) -> int:
        """How many entries there are."""
        return len(self) - len(self._groups)

    def _place(self, row: int) -> tuple[int, int]:
        """The group that a row is of, and which of its entries it is; -1 for its heading."""
        place = bisect_right(self._starts, row) - 1
        return place, row - self._starts[place] - 1

    def one(self, row: int | None) -> CameIn | None:
        """What a row is about; None for a heading."""
        if row is None or row >= len(self):
            return None
        group, place = self._place(row)
        return self._groups[group][1][place] if place >= 0 else None

    def row_of(self, ref: Ref) -> int | None:
        """The row of an entry, if it is among them."""
        for start, (_, group) in zip(self._starts, self._groups, strict=False):
            for place, one in enumerate(group):
                if one.ref == ref:
                    return start + 1 + place
        return None

    def is_heading(self, row: int) -> bool:
        """Whether a row only names those beneath it."""
        return self._place(row)[1] < 0

    def heights(self, width: int) -> list[int]:
        """Three lines each; a heading has room above it."""
        del width
        found: list[int] = []
        for place, (_, group) in enumerate(self._groups):
            found += [2 if place else 1, *([_HEIGHT] * len(group))]
        return found

    def lines(self, row: int, width: int) -> list[Content]:
        """Make a row."""
        place, at = self._place(row)
        heading, group = self._groups[place]
        if at < 0:
            named = Content.assemble((heading, "$accent"), (f"  {len(group):,}", "$muted"))
            named = cut(named, width)
            return [Content(""), named] if place else [named]
        one = group[at]
        entry = self._journal.get(one.ref)
        if entry is None:
            return [Content("")] * _HEIGHT
        day = Content.styled(when(entry), "$muted")
        title = Content.styled(self._journal.title(entry), "bold")
        title = cut(title, max(1, width - day.cell_length - 2))
        gap = " " * max(1, width - title.cell_length - day.cell_length)
        return [Content.assemble(title, gap, day), _why(one, width), Content("")]


class GoingThroughScreen(StatusScreen[Ref]):
    """What came in and is still a reflection, to go through or to leave; dismissed with an entry to read, or with None.

    Args:
        journal: the open journal.
    """

    CSS_PATH = ["../entry/page.tcss", "going_through.tcss"]
    AUTO_FOCUS = None
    BINDINGS = [
        command("space", "make", "make it that", "Make it what it reads like, or ask what.", name="make-likely"),
        command("B", "become", "becomes …", "Make it a setback, a success, a lesson or an aspiration.", name="become"),
        command("minus", "pass_over", "stays one", "It stays a reflection, and is not listed here again."),
        command("u", "undo", "undo", "Take back the latest change.", name="undo"),
        command(
            "escape", "close", "leave", "Leave the page for the list, and the list for the desk.", name="leave-came-in"
        ),
    ]

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._found: dict[Ref, CameIn] = {}
        """What has been looked at and came in."""
        self._to_look_at = 0
        self._looked_at = 0
        self._said = ""
        """What was done last."""
        self._reader: Timer | None = None

    def compose(self) -> ComposeResult:
        """What this is, the list, the page, the keys."""
        yield self.status_line()
        with Horizontal(id="came-in"):
            with Vertical(id="came-in-list"):
                yield Static(id="came-in-says")
                yield LineList(id="came-in-rows")
            yield EntryPage(id="page")
        yield KeysBelow()

    async def on_mount(self) -> None:
        """Look at everything that came in, once the journal is read."""
        self.status_place = "What came in"
        self._say()
        self.query_one(LineList).focus()
        if self._journal.is_read:
            self._look()
        else:
            self._reader = self.set_interval(2 * _A_MOMENT, self._read_on)

    def _read_on(self) -> None:
        if self._reader is None or not may_read_on(self.app):
            return
        if self._journal.read_on(_A_MOMENT, title_width):
            self._reader.stop()
            self._reader = None
            self._look()

    @work(group="came-in", exclusive=True)
    async def _look(self) -> None:
        """Look at the entries beside the screen, and list what is found from time to time."""
        try:
            refs = reflections(self._journal)
            self._to_look_at, self._looked_at = len(refs), 0
            listed = time.monotonic()
            for start in range(0, len(refs), SLICE):
                some = await in_background(partial(looked_at, self._journal, refs[start : start + SLICE]))
                self._found.update((one.ref, one) for one in some)
                self._looked_at = min(start + SLICE, len(refs))
                if not start or time.monotonic() > listed:
                    begun = time.monotonic()
                    self._list()
                    listed = time.monotonic() + max(ANEW, 10 * (time.monotonic() - begun))
            self._list()
        except Locked:
            return

    @property
    def _is_looking(self) -> bool:
        return self._reader is not None or self._looked_at < self._to_look_at

    def _list(self) -> None:
        """List what is left to go through, and stay on the one that is highlighted, or near it."""
        listed = self.query_one(LineList)
        before = self._here
        rows = CameInRows(self._groups(), self._journal)
        kept = rows.row_of(before.ref) if before is not None else None
        listed.show(rows, kept if kept is not None else listed.highlighted or 0)
        self._say()
        self._show_page()
        self.refresh_bindings()  # what can be done is nothing before there is a first one

    def _groups(self) -> dict[str, list[CameIn]]:
        stay = passed_over(self._journal)
        there = self._journal.order
        left = [one for ref, one in self._found.items() if ref.number not in stay and there.get(ref) is not None]
        groups = {
            f"Likely {kind.plural}": sorted(
                (one for one in left if one.reads_like and one.reads_like.kind is kind), key=_most_likely_first
            )
            for kind in LIKELY
        }
        rest = sorted((one for one in left if one.reads_like is None), key=_latest_first)
        return {**groups, _UNSAID: rest}

    @property
    def _here(self) -> CameIn | None:
        listed = self.query_one(LineList)
        return listed.rows.one(listed.highlighted) if isinstance(listed.rows, CameInRows) else None

    def _say(self) -> None:
        rows = self.query_one(LineList).rows
        count = rows.entries if isinstance(rows, CameInRows) else 0
        far = ""
        if self._is_looking:
            far = f" Looked at {self._looked_at:,} of {self._to_look_at:,} so far."
        still = "is still a reflection" if count == 1 else "are still reflections"
        if count:
            said = f"{counted(count, 'entry', 'entries')} that came in {still}; enter reads one."
        else:
            said = "Looking at what came in." if self._is_looking else _EMPTY
        pieces = [plain(f"{said}{far}", "$muted")]
        if self._said:
            pieces.append(drawn(self._said))
        elif count:
            pieces.append(plain("Nothing here has to be done.", "$muted"))
        self.query_one("#came-in-says", Static).update(Content("\n").join(pieces))

    def _show_page(self) -> None:
        one = self._here
        like = f" › reads like {one.reads_like.kind.with_article}" if one is not None and one.reads_like else ""
        self.status_place = f"What came in{like}"
        entry = self._journal.get(one.ref) if one is not None else None
        page = self.query_one(EntryPage)
        if entry is None:
            self.reading = False
            self.call_next(page.say, "")
        elif page.ref != entry.ref:
            page.show_soon(entry, self._journal)

    @property
    def reading(self) -> bool:
        """Whether the page, rather than the list, has the focus."""
        return self.has_class("-reading")

    @reading.setter
    def reading(self, reading: bool) -> None:
        self.set_class(reading, "-reading")
        (self.query_one(EntryPage) if reading else self.query_one(LineList)).focus()

    @on(LineList.Highlighted)
    def _walked(self, event: LineList.Highlighted) -> None:
        event.stop()
        self._show_page()

    @on(LineList.Selected)
    async def _read(self, event: LineList.Selected) -> None:
        event.stop()
        one = self._here
        entry = self._journal.get(one.ref) if one is not None else None
        if entry is not None:
            await self.query_one(EntryPage).show(entry, self._journal)
            self.reading = True

    @on(LinkLine.Followed)
    def _follow(self, event: LinkLine.Followed) -> None:
        event.stop()
        self.dismiss(event.ref)

    @on(AllLine.Followed)
    def _list_all(self, event: AllLine.Followed) -> None:
        from careerjournal.tui.sheets.entries import EntriesSheet  # noqa: PLC0415 - loaded when it is wanted

        def read(ref: Ref | None) -> None:
            if ref is not None:
                self.dismiss(ref)

        event.stop()
        self.app.push_screen(EntriesSheet(event.about, event.refs, self._journal), read)

    def action_make(self) -> None:
        """Make the highlighted one what it reads like; ask what where its words do not say."""
        one = self._here
        if one is not None and one.reads_like is not None:
            self._become(one, one.reads_like.kind)
        else:
            self.action_become()

    def action_become(self) -> None:
        """Ask what the highlighted one becomes, and make it that."""
        from careerjournal.tui.sheets.become import BecomeSheet  # noqa: PLC0415 - loaded when it is wanted

        one = self._here
        entry = self._journal.get(one.ref) if one is not None else None
        if one is None or entry is None:
            return

        def become(kind: Kind | None) -> None:
            if kind is not None:
                self._become(one, kind)

        likely = one.reads_like.kind if one.reads_like else None
        self.app.push_screen(BecomeSheet(self._journal.title(entry), becomes(entry), likely), become)

    def _become(self, one: CameIn, kind: Kind) -> None:
        entry = self._journal.get(one.ref)
        if entry is not None and tried(self, lambda: became(self._journal, entry, kind)):
            now = self._journal.entry(one.ref)
            self._done(f"{one.ref.kind.capitalize()} {one.ref.number} is {now.ref} now.")

    def action_pass_over(self) -> None:
        """Keep that the highlighted one stays a reflection."""
        one = self._here
        if one is not None and tried(self, lambda: pass_over(self._journal, one.ref)):
            self._done(f"{one.ref.kind.capitalize()} {one.ref.number} stays one.")

    def _done(self, said: str) -> None:
        self._said = with_keys(self, "{said} {undo: takes it back}.", said=said)
        self._list()

    def action_undo(self) -> None:
        """Take back the latest change, and go to what it was in where that is listed."""
        try:
            what = self._journal.undo()
        except JournalError as error:
            self.notify(str(error), severity="error")
            return
        self._said = f"Taken back: {what}." if what else "There is nothing to take back."
        self._list()

    def action_close(self) -> None:
        """Leave the page for the list, and the list for the desk."""
        if self.reading:
            self.reading = False
        else:
            self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with what is highlighted."""
        return action not in ("make", "become", "pass_over") or (self.is_mounted and self._here is not None)


def _why(one: CameIn, width: int) -> Content:
    """What says so; of two phrases the strongest where there is no room for both."""
    if one.reads_like is None:
        known = format_named(one.program)
        return cut(Content.styled(f"from {known.title if known else one.program}", "$muted"), width)
    why = Content.styled(one.reads_like.because, "$muted")
    if why.cell_length > width:
        why = Content.styled(one.reads_like._replace(phrases=one.reads_like.phrases[:1]).because, "$muted")
    return cut(why, width)


def _most_likely_first(one: CameIn) -> tuple[int, int]:
    return -(one.reads_like.score if one.reads_like else 0), -one.place


def _latest_first(one: CameIn) -> int:
    return -one.place
