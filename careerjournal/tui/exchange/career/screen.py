"""The sorting screen: a career from elsewhere, in four steps, with the map drawn beside it as it fills."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec
from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from careerjournal.exchange.career.draft import ROLE, HalfSorted, as_values, role_as_value
from careerjournal.exchange.career.proposals import Proposal, Why
from careerjournal.exchange.career.sorting import (
    Answer,
    Made,
    Sorting,
    There,
    answered,
    ask_whether_it_goes_on,
    key_of,
    made_of,
    moved_by,
    offered_together,
    proposed,
    to_place,
    with_area,
    with_row,
)
from careerjournal.exchange.lattice_picture import career_of
from careerjournal.journal.draft_words import NEW_CAREER
from careerjournal.journal.errors import JournalError
from careerjournal.lattice.career import Career as Drawn
from careerjournal.lattice.fitting import fitted
from careerjournal.model import Move, PartialDate, RecordError, Role
from careerjournal.model.counting import counted
from careerjournal.model.dates import read_date
from careerjournal.model.links import Kind
from careerjournal.tui.commands import command
from careerjournal.tui.exchange.career.rows import (
    DIRECTIONS,
    OUTCOMES,
    CareerRows,
    Row,
    What,
    area_rows,
    found_rows,
    in_full,
    move_rows,
    praise_rows,
    said_of,
)
from careerjournal.tui.lattice.charset import charset_of, is_narrow
from careerjournal.tui.lattice.drawing import Drawing
from careerjournal.tui.output.privacy import dotted
from careerjournal.tui.output.safe import plain
from careerjournal.tui.output.scrolled import Scrolled
from careerjournal.tui.output.tried import tried
from careerjournal.tui.sections.place import HasPosition
from careerjournal.tui.widgets.hints import hint, key_shown, pressing, refusal
from careerjournal.tui.widgets.keys_below import KeysBelow
from careerjournal.tui.widgets.line_list import LineList
from careerjournal.tui.widgets.status import StatusScreen
from careerjournal.tui.writing.autosave import Autosave
from careerjournal.tui.writing.storing import say_left_open

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Entry
    from careerjournal.model.links import Ref
    from careerjournal.tui.widgets.list_position import ListPosition

FOUND, AREAS, MOVES, WORDS = STEPS = (1, 2, 3, 4)
NAMES: Final = ("What was found", "Where it belongs", "Moves", "Words others said")
CHOICES: Final = 9
"""Digits that areas, directions and outcomes are chosen by."""
_EARLIER: Final = 500
"""Steps that can be taken back."""


class Ours(Static):
    """A line of our own words, which stays readable while texts are private."""

    OWN_WORDS = True


class Says(Ours):
    """What is asked of the highlighted row; what somebody wrote in it is dots while texts are private."""

    def render(self) -> Content:
        """What its screen says now."""
        screen = self.screen
        return screen.says() if isinstance(screen, CareerScreen) and screen.is_mounted else Content("")


class _WasAt(NamedTuple):
    """Where somebody was before a lock."""

    step: int
    listed: ListPosition | None
    marked: frozenset[int]


class CareerScreen(StatusScreen["tuple[Ref, ...] | None"], HasPosition[_WasAt]):
    """Dismissed with what came in, the roles first, or with None where it is left as a draft or let go.

    Args:
        journal: the open journal.
        half: the career, and how far it is sorted.
        kept: whether it is a draft by now.
        changing: the place of a role that was being changed when it was left, and what stood in its lines.
    """

    CSS_PATH = ["../../lattice/lattice.tcss", "career.tcss"]
    AUTO_FOCUS = "#career-list"
    BINDINGS = [
        command(
            "ctrl+n", "turn(1)", "next step", "Go on to the next step; nothing has to be answered.", name="page-on"
        ),
        command("ctrl+b", "turn(-1)", "step before", "Go back to the step before.", name="page-back"),
        command(
            "ctrl+s",
            "bring_in",
            "bring in",
            "Bring in what is kept; one undo takes all of it back.",
            name="bring-in",
            footer=False,
        ),
        command("m", "beside", "map", "Show the map, or the row in full, with the list.", name="career-map"),
        command("escape", "leave", "leave", "Leave it as a draft; Today shows it.", name="leave-career"),
        command("f8", "let_go", "let it go", "Bring nothing in, and remove the draft.", name="let-career-go"),
        command(
            "space",
            "tick",
            "keep or not",
            "Keep the row or leave it out; at the second step, mark several for one area.",
            name="tick-row",
            footer=False,
        ),
        command(
            "a",
            "area",
            "area",
            "Type the area for this role, and for those that are marked with it.",
            name="type-area",
            footer=False,
        ),
        command(
            "plus,equals_sign",
            "level(1)",
            "level up",
            "A level up; a role without one stands above the role before it.",
            name="level-up",
            footer=False,
        ),
        command(
            "minus",
            "level(-1)",
            "level down",
            "A level down; a role without one stands below the role before it.",
            name="level-down",
            footer=False,
        ),
        command(
            "full_stop", "level(0)", "same level", "The level of the role before it.", name="level-same", footer=False
        ),
        command("y", "say(True)", "yes", "Say yes to what is asked.", name="say-yes", footer=False),
        command("n", "say(False)", "no", "Say no to what is asked.", name="say-no", footer=False),
        *(
            command(
                str(digit),
                f"choose({digit})",
                f"choice {digit}",
                "An area, a direction or what came of it, by its number." if digit == 1 else "",
                name=f"choose-{digit}",
                footer=False,
            )
            for digit in range(1, CHOICES + 1)
        ),
        command(
            "l",
            "list_name",
            "list the name",
            "Put whoever said it on the list of names.",
            name="list-who-said",
            footer=False,
        ),
        command("e", "edit", "edit", "Change what the row says.", name="edit-row", footer=False),
        command("u", "undo", "undo", "Take the latest step of the sorting back.", footer=False),
    ]

    def __init__(
        self,
        journal: Journal,
        half: HalfSorted,
        *,
        kept: bool = False,
        changing: tuple[int, Mapping[str, str]] | None = None,
    ) -> None:
        super().__init__(name="career")
        self.of = NEW_CAREER
        self._journal = journal
        self._half = half.beside(journal.roles)
        self._today = PartialDate.of(journal.today())
        self._there = There.of(journal)
        self._earlier: list[Sorting] = []
        self._marked: frozenset[int] = frozenset()
        self._charset = charset_of(os.environ)
        self._proposals: list[Proposal] = []
        self._made = Made([], {}, {})
        self._changing = changing
        self._wrong = ""
        self._offered: list[str] = []
        self._autosave = Autosave.on(self, journal, lambda: self.of, self._values)
        self._autosave.unstored = not kept
        self._work_out()

    # What it is made of

    @property
    def sorting(self) -> Sorting:
        """How it is sorted now."""
        return self._half.sorting

    @property
    def step(self) -> int:
        """Which of `STEPS` it is at."""
        return min(max(self.sorting.step, FOUND), WORDS)

    def compose(self) -> ComposeResult:
        """Where I am, the steps, the rows and what stands beside them, what is asked, what comes in, the keys."""
        yield self.status_line()
        yield Ours(id="career-steps")
        yield Ours(id="career-facts")
        with Horizontal(id="career"):
            yield LineList(id="career-list")
            with Vertical(id="career-beside"):
                yield Drawing()
                with Scrolled(id="career-full", can_focus=False):
                    yield Static(id="career-text")
        yield Says(id="career-says")
        yield Ours(id="career-comes")
        yield KeysBelow()

    def on_mount(self) -> None:
        """Begin where one was."""
        self.status_place = f"A career from {self._half.title}"
        self._show(self._first_open())
        left = self.position_left()
        if left is not None and left.step == self.step:
            self._marked = left.marked
            self._list.come_back(left.listed)
            self._show()
        if self._autosave.unstored:
            self._autosave.changed()
        if self._changing is not None and self._changing[0] in to_place(self._half.career, self.sorting):
            self.call_after_refresh(self._edit, *self._changing)

    @property
    def position(self) -> _WasAt | None:
        """The row of the step, how far the list is scrolled and what is marked."""
        listed = next(iter(self.query(LineList)), None)
        return None if listed is None else _WasAt(self.step, listed.position, self._marked)

    # Drawing it

    def _work_out(self) -> None:
        """What follows from the sorting: the proposals, and what would come in."""
        self._proposals = proposed(self._half.career, self.sorting, self._today)
        try:
            self._made = made_of(self._half.career, self.sorting, self._today, self._half.program, self._there)
            self._wrong = ""
        except RecordError as error:
            self._wrong = str(error)

    def _rows(self) -> CareerRows:
        half = self._half
        if self.step == FOUND:
            return CareerRows(found_rows(half, ask_whether_it_goes_on(half.career, half.sorting)))
        if self.step == AREAS:
            return CareerRows(area_rows(half, self._marked, self._together))
        if self.step == MOVES:
            return CareerRows(move_rows(self._proposals, half.sorting))
        return CareerRows(praise_rows(half))

    @property
    def _list(self) -> LineList:
        return self.query_one("#career-list", LineList)

    @property
    def _row(self) -> Row | None:
        listed = self._list
        return listed.rows.at(listed.highlighted) if isinstance(listed.rows, CareerRows) else None

    @property
    def _place(self) -> int | None:
        """The place among the positions of the highlighted role, if one is."""
        row = self._row
        return row.place if row is not None and row.what is What.POSITION else None

    def _show(self, keep: tuple[What, int] | None = None) -> None:
        """Show the step as it is now, and stay on a row, or on the one that was highlighted."""
        row = self._row
        wanted = keep or ((row.what, row.place) if row else None)
        self._aim = wanted[1] if wanted and wanted[0] is What.POSITION else None
        rows = self._rows()
        at = rows.find(*wanted) if wanted else None
        self._list.show(rows, at if at is not None else 0)
        self._show_rest()
        self.refresh_bindings()

    _aim: int | None = None
    """The place of the role that is about to be highlighted."""

    def _show_rest(self) -> None:
        """All that stands around the list."""
        self.set_class(self.step in (AREAS, MOVES), "-drawn")
        self.query_one("#career-steps", Static).update(self._steps())
        self.query_one("#career-facts", Static).update(plain(self._facts(), "$muted"))
        self.query_one(Says).refresh(layout=True)
        self.query_one("#career-comes", Static).update(self._comes())
        if self.step in (AREAS, MOVES):
            self.call_after_refresh(self._draw)
        else:
            self.query_one("#career-text", Static).update(in_full(self._half, self._row))
            self.query_one("#career-full").scroll_home(animate=False, immediate=True)

    def _steps(self) -> Content:
        if self.app.size.width < 90:
            name = NAMES[self.step - 1]
            return Content.assemble((name, "bold $ink"), (f"   {self.step} of {len(STEPS)}", "$muted"))
        said = [
            Content.styled(f"{step} {name}", "bold $accent" if step == self.step else "$muted")
            for step, name in zip(STEPS, NAMES, strict=True)
        ]
        return Content("    ").join(said)

    def _facts(self) -> str:
        career, sorting = self._half.career, self.sorting
        order = to_place(career, sorting)
        match self.step:
            case 1:
                found = [
                    counted(len(career.positions), "row"),
                    counted(len(career.applications), "application") if career.applications else "",
                    counted(len(career.praise), "word of others", "words of others") if career.praise else "",
                    f"{counted(len(career.not_opened), 'other file was', 'other files were')} not opened"
                    if career.not_opened
                    else "",
                    "nothing leaves this device",
                ]
                return " · ".join(filter(None, found))
            case 2:
                areas = sum(bool(sorting.rows[place].area) for place in order)
                levels = sum(sorting.rows[place].level is not None for place in order)
                return f"{counted(len(order), 'role')} · {areas} in an area · {levels} on a level · none has to be"
            case 3:
                said = sum(key_of(one) in sorting.answers for one in self._proposals)
                return f"{counted(len(self._proposals), 'move')} proposed · {said} answered · none is taken unasked"
            case _:
                return "They come in as successes, in their words, closed for sharing."

    def _comes(self) -> Content:
        if self._wrong:
            return refusal(self._written(self._wrong))
        counts: dict[Kind, int] = {}
        for entry in self._made.entries:
            counts[entry.KIND] = counts.get(entry.KIND, 0) + 1
        words = {
            Kind.ROLE: ("role", "roles"),
            Kind.MOVE: ("move", "moves"),
            Kind.SUCCESS: ("success", "successes"),
            Kind.NAME: ("name", "names"),
        }
        said = [counted(counts[kind], *word) for kind, word in words.items() if counts.get(kind)]
        comes = " · ".join(said) if said else "nothing"
        waiting = sum(
            (one.why is Why.APPLICATION or (one.why is Why.GAP and one.known))
            and key_of(one) not in self.sorting.answers
            for one in self._proposals
        )
        if waiting and self.step != MOVES:
            comes = f"{comes} · {waiting} to answer in step {MOVES}"
        rest = hint(self, ("bring-in", "brings it in")) if said else Content("")
        return Content.assemble(("Comes in: ", "$muted"), (comes, "bold"), "   ", rest)

    def _written(self, words: str) -> str:
        """What somebody wrote, as dots while texts are private."""
        return dotted(words) if getattr(self.app, "private", False) else words

    def says(self) -> Content:
        """What is asked of the highlighted row, and with which keys."""
        row = self._row
        if row is None:
            return plain(
                "No move follows from these roles; one can be drawn on the Lattice later."
                if self.step == MOVES
                else "Nothing here. Go on, or bring in what there is.",
                "$muted",
            )
        if self.step == FOUND:
            if row.place in self._asked and row.what is What.POSITION:
                return Content.assemble(
                    "Do you still hold it?   ", hint(self, ("say-yes", "yes"), ("say-no", "it ended"))
                )
            does = "leaves it out" if self._keeps(row) else "keeps it"
            return hint(self, ("tick-row", does), *([("edit-row", "changes it")] if self._place is not None else []))
        if self.step == AREAS:
            return self._says_area(row.place)
        if self.step == MOVES:
            return self._says_move(self._proposals[row.place])
        who = self._half.career.praise[row.place].who
        keys = [("tick-row", "leaves it out" if self._keeps(row) else "keeps it")]
        if who:
            listed = who in self.sorting.names
            keys.append(
                (
                    "list-who-said",
                    "takes the name off" if listed else f"puts {self._written(who)} on your list of names",
                )
            )
        return hint(self, *keys)

    def _says_area(self, place: int) -> Content:
        group = self._group(place)
        rows = self.sorting.rows
        others = [rows[other].title for other in group if other != place]
        if self._marked:
            first = f"{counted(len(self._marked), 'marked role')}: which area?"
        elif others:
            first = f"With it, perhaps: {self._written(', '.join(others))}."
        else:
            first = "Which area is it, as a column of the lattice?"
        chips = [
            key_shown(self, f"choose-{number}", after=" ") + pressing(f"choose-{number}", self._written(area))
            for number, area in enumerate(self._areas[:CHOICES], 1)
        ]
        chips.append(hint(self, ("type-area", "another area"), ("tick-row", "marks several")))
        levels = hint(
            self,
            ("level-up level-down", "level"),
            ("level-same", "that of the role before"),
            ("edit-row", "changes it"),
        )
        said = [] if self.app.size.width < 60 else [plain(first, "$muted")]  # the marks in the list say it, too
        return Content("\n").join([*said, Content("   ").join(chips), levels])

    def _says_move(self, proposal: Proposal) -> Content:
        if proposal.why is Why.APPLICATION:
            choices: tuple[Any, ...] = OUTCOMES
            first = hint(self, ("say-yes", "it was applied for"), ("say-no", "leave it out"))
        else:
            choices = DIRECTIONS
            first = hint(self, ("say-yes", f"yes, {said_of(proposal)}"), ("say-no", "no"))
        others = [hint(self, (f"choose-{number}", str(choice))) for number, choice in enumerate(choices, 1)]
        return Content("\n").join([first, Content("  ").join(others)])

    def _draw(self) -> None:
        """Draw the lattice as it would be, with what is highlighted selected."""
        drawing = self.query_one(Drawing)
        if not drawing.size.width or self.step not in (AREAS, MOVES):
            return
        there = career_of(self._journal)
        made = self._made.entries
        roles = [entry for entry in made if isinstance(entry, Role)]
        if self.step == AREAS:  # it fills as they are sorted
            roles = [role for role in roles if role.area or role.level is not None]
        moves = [entry for entry in made if isinstance(entry, Move)]
        career = Drawn(
            roles=(*there.roles, *roles),
            moves=(*there.moves, *(moves if self.step == MOVES else ())),
            areas=there.areas,
            levels=there.levels,
            today=there.today,
        )
        narrow = is_narrow(self.app.size)
        _, picture = fitted(career, "map", drawing.window, self._charset, cell_len, narrow=narrow)
        order = tuple(entry.ref for entry in (*career.ordered_roles, *career.ordered_moves))
        drawing.show(picture, order, self._selected(), None)

    def _selected(self) -> Ref | None:
        """What is highlighted in the list, on the map."""
        row = self._row
        if row is None:
            return None
        if row.what is What.MOVE:
            proposal = self._proposals[row.place]
            at = proposal.to_role if proposal.to_role is not None else proposal.from_role
            return self._made.moves.get(key_of(proposal)) or self._made.roles.get(-1 if at is None else at)
        return self._made.roles.get(row.place)

    @on(LineList.Highlighted, "#career-list")
    def _walked(self, event: LineList.Highlighted) -> None:
        event.stop()
        row = self._row
        if self.step == AREAS and row is not None and row.place != self._aim and not self._marked:
            self._show((What.POSITION, row.place))  # others are offered with it
        else:
            self._show_rest()
            self.refresh_bindings()

    @on(Drawing.Selected)
    def _looked_at(self, event: Drawing.Selected) -> None:
        """Go to the row of the role that was chosen on the map."""
        event.stop()
        place = next((place for place, ref in self._made.roles.items() if ref == event.ref), None)
        if place is not None and self.step == AREAS:
            self._show((What.POSITION, place))

    def on_resize(self) -> None:
        """Draw the map as large as there is room for."""
        if self.is_mounted and self._list.is_mounted:
            self.call_after_refresh(self._show_rest)

    # Changing it

    def _change(self, sorting: Sorting, keep: tuple[What, int] | None = None) -> None:
        """Go on with another sorting; the one before can be taken back."""
        if sorting == self.sorting:
            return
        self._earlier = [*self._earlier[-_EARLIER:], self.sorting]
        self._use(sorting, keep)

    def _use(self, sorting: Sorting, keep: tuple[What, int] | None = None) -> None:
        self._half = self._half._replace(sorting=sorting)
        self._work_out()
        self._autosave.changed()
        self._show(keep)

    def action_undo(self) -> None:
        """Take the latest step back."""
        if not self._earlier:
            self.notify("Nothing has been sorted since this screen was opened.")
            return
        self._marked = frozenset()
        self._use(self._earlier.pop())

    @property
    def _asked(self) -> list[int]:
        return ask_whether_it_goes_on(self._half.career, self.sorting)

    def _keeps(self, row: Row) -> bool:
        match row.what:
            case What.POSITION:
                return self.sorting.rows[row.place].keep
            case What.APPLICATION:
                return self.sorting.applications[row.place]
            case What.PRAISE:
                return self.sorting.praise[row.place]
            case What.EXTRA:
                return self.sorting.extras[row.place]
            case _:
                return False

    def action_tick(self) -> None:
        """Keep the row or leave it out; at the second step mark it."""
        row = self._row
        if row is None:
            return
        sorting, keep = self.sorting, not self._keeps(row)
        if self.step == AREAS:
            self._marked ^= {row.place}
            self._show()
        elif row.what is What.POSITION:
            self._change(with_row(sorting, row.place, keep=keep))
        elif row.what is What.APPLICATION:
            self._change(msgspec.structs.replace(sorting, applications=_with(sorting.applications, row.place, keep)))
        elif row.what is What.EXTRA:
            self._change(msgspec.structs.replace(sorting, extras=_with(sorting.extras, row.place, keep)))
        elif row.what is What.PRAISE:
            names = sorting.names
            if not keep:
                names = tuple(name for name in names if name != self._half.career.praise[row.place].who)
            praise = _with(sorting.praise, row.place, keep)
            self._change(msgspec.structs.replace(sorting, praise=praise, names=names))

    @on(LineList.Selected, "#career-list")
    def _opened(self, event: LineList.Selected) -> None:
        """Enter, or a click: keep the row or leave it out; at the second step type its area."""
        event.stop()
        if self.step == AREAS:
            self.action_area()
        elif self.step != MOVES:
            self.action_tick()

    # Areas and levels

    @property
    def _areas(self) -> list[str]:
        """The areas to choose from: those of the lattice there is, then those used here, in their order of use."""
        order = to_place(self._half.career, self.sorting)
        used = [area for place in order if (area := self.sorting.rows[place].area)]
        there = [area for area in career_of(self._journal).columns if area]
        still = {area.casefold() for area in (*there, *used)}
        found = {area.casefold(): area for area in self._offered if area.casefold() in still}
        for area in (*there, *used):
            found.setdefault(area.casefold(), area)
        self._offered = list(found.values())  # a digit stays what it was while earlier roles are sorted
        return self._offered

    @property
    def _together(self) -> frozenset[int]:
        """The roles without an area that are offered with the highlighted one, where that has none either."""
        place = self._aim
        if self.step != AREAS or place is None or self._marked or self.sorting.rows[place].area:
            return frozenset()
        offered = offered_together(self._half.career, self.sorting, place)
        return frozenset(other for other in offered if not self.sorting.rows[other].area)

    def _group(self, place: int) -> list[int]:
        """The roles that the next area is for."""
        if self._marked:
            return sorted(self._marked)
        self._aim = place
        return [place, *sorted(self._together)]

    def action_area(self) -> None:
        """Type an area."""
        from careerjournal.tui.sheets.ask_line import AskLine  # noqa: PLC0415 - loaded when it is wanted

        place = self._place
        if place is None:
            return
        group = self._group(place)
        titles = ", ".join(self.sorting.rows[one].title for one in group)
        asked = AskLine(
            "Which area?",
            f"A column of the lattice, for {titles}. Empty, it stays without one.",
            self.sorting.rows[place].area,
            hint="policy, operations, digital …",
        )
        self.app.push_screen(asked, lambda area: self._put(group, area) if area is not None else None)

    def _put(self, group: list[int], area: str) -> None:
        """Put roles into an area, and go on to one that has none."""
        self._marked = frozenset()
        sorting = with_area(self.sorting, group, area)
        self._change(sorting, self._next_open(sorting))
        self._show()

    def _next_open(self, sorting: Sorting) -> tuple[What, int] | None:
        """The next role from here on without an area, else without a level; None where there is none."""
        order = to_place(self._half.career, sorting)
        here = order.index(self._place) if self._place in order else 0
        ahead = order[here:] + order[:here]
        rows = sorting.rows
        without = [place for place in ahead if not rows[place].area] or [
            place for place in order if rows[place].level is None
        ]
        return (What.POSITION, without[0]) if without else None

    def action_level(self, by: int) -> None:
        """Give the role another level."""
        if self._place is not None:
            self._change(moved_by(self._half.career, self.sorting, self._place, by))

    def action_choose(self, number: int) -> None:
        """Choose the area of this number, or the direction, or what came of an application."""
        row = self._row
        if row is None:
            return
        if self.step == AREAS and number <= len(self._areas):
            self._put(self._group(row.place), self._areas[number - 1])
        elif self.step == MOVES:
            proposal = self._proposals[row.place]
            if proposal.why is Why.APPLICATION:
                if number <= len(OUTCOMES):
                    self._answer(row.place, Answer(taken=True, status=OUTCOMES[number - 1].value))
            elif number <= len(DIRECTIONS):
                self._answer(row.place, Answer(taken=True, direction=DIRECTIONS[number - 1].value))

    # Moves

    def action_say(self, yes: bool) -> None:
        """Say yes or no: to a move, or to whether a role goes on."""
        row = self._row
        if row is None:
            return
        if self.step == MOVES:
            self._answer(row.place, Answer(taken=yes))
        elif self.step == FOUND and row.what is What.POSITION and row.place in self._asked:
            if yes:
                self._change(with_row(self.sorting, row.place, goes_on=True))
            else:
                self._ask_end(row.place)

    def _answer(self, place: int, answer: Answer) -> None:
        """Take an answer, and go on to the next move that has none."""
        sorting = answered(self.sorting, self._proposals[place], answer)
        ahead = [*range(place + 1, len(self._proposals)), *range(place)]
        without = (other for other in ahead if key_of(self._proposals[other]) not in sorting.answers)
        self._change(sorting, (What.MOVE, next(without, place)))

    def _ask_end(self, place: int) -> None:
        """Ask when a role ended."""
        from careerjournal.tui.sheets.ask_line import AskLine, reads_as_date  # noqa: PLC0415 - loaded when it is wanted

        def date_in(text: str) -> PartialDate:
            return read_date(text, self._journal.today())

        def ended(text: str | None) -> None:
            if text is not None:
                self._change(with_row(self.sorting, place, end=str(date_in(text)), goes_on=False))

        title = self.sorting.rows[place].title
        hint = "2019 · March 2019 · about a year will do"
        asked = AskLine("When did it end?", title, check=reads_as_date(date_in), hint=hint)
        self.app.push_screen(asked, ended)

    def action_edit(self) -> None:
        """Change what the row says."""
        if self._place is not None:
            self._edit(self._place, {})

    def _edit(self, place: int, left: Mapping[str, str]) -> None:
        from careerjournal.tui.exchange.career.role_sheet import RoleSheet  # noqa: PLC0415 - loaded when it is wanted

        def typed(lines: Mapping[str, str]) -> None:
            before, self._changing = self._changing, (place, lines) if lines else None
            if self._changing != before:
                self._autosave.changed()

        def changed(values: dict[str, Any] | None) -> None:
            typed({})
            if values is not None:
                self._change(with_row(self.sorting, place, **values))

        self.app.push_screen(RoleSheet(self.sorting.rows[place], self._journal.today(), left, typed), changed)

    def action_list_name(self) -> None:
        """Put whoever said it on the list of names, or take them off it again."""
        row = self._row
        who = self._half.career.praise[row.place].who if row is not None and row.what is What.PRAISE else ""
        if not who:
            return
        names = self.sorting.names
        names = tuple(name for name in names if name != who) if who in names else (*names, who)
        self._change(msgspec.structs.replace(self.sorting, names=names))

    # Going on, and leaving

    def action_turn(self, by: int) -> None:
        """Go to the next step or to the one before."""
        step = self.step + by
        if step in STEPS:
            self._marked = frozenset()
            self._half = self._half._replace(sorting=msgspec.structs.replace(self.sorting, step=step))
            self._autosave.changed()
            self._show(self._first_open())

    def _first_open(self) -> tuple[What, int] | None:
        """Where a step begins: at the first row that asks something."""
        if self.step == AREAS:
            order = to_place(self._half.career, self.sorting)
            without = (place for place in order if not self.sorting.rows[place].area)
            first = next(without, next(iter(order), None))
            return (What.POSITION, first) if first is not None else None
        if self.step == MOVES:
            without = (place for place, one in enumerate(self._proposals) if key_of(one) not in self.sorting.answers)
            return What.MOVE, next(without, 0)
        return None

    def action_beside(self) -> None:
        """Show what stands beside the list, where there is no room for both otherwise."""
        self.toggle_class("-both")
        self.call_after_refresh(self._show_rest)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what belongs to the step."""
        row = self._row if self.is_mounted and self.query("#career-list") else None
        match action:
            case "turn":
                return self.step + (1 if parameters == (1,) else -1) in STEPS
            case "tick":
                return row is not None and self.step != MOVES
            case "area" | "level":
                return self.step == AREAS and row is not None
            case "say":
                asks = row is not None and row.what is What.POSITION and row.place in self._asked
                return row is not None and (self.step == MOVES or (self.step == FOUND and asks))
            case "edit":
                return row is not None and row.what is What.POSITION
            case "list_name":
                return self.step == WORDS and row is not None
            case "beside":
                return self.has_class("-narrow") or self.has_class("-tiny")
            case _:
                return True

    def _values(self) -> Mapping[str, Any]:
        changing = {ROLE: role_as_value(*self._changing)} if self._changing is not None else {}
        return {**as_values(self._half), **changing}

    def flush(self) -> None:
        """Hand how far it is to the drafts."""
        self._autosave.hold()

    def action_leave(self) -> None:
        """Leave it as a draft."""
        self._autosave.hold()
        say_left_open(self, self._journal, stored=self._journal.drafts.store())
        self.dismiss(None)

    def action_let_go(self) -> None:
        """Bring nothing in, once that is sure."""
        from careerjournal.tui.sheets.confirm import Confirm  # noqa: PLC0415 - loaded when it is wanted

        says = "Nothing comes in, and what was sorted is removed. The file stays where it is."
        asked = Confirm("Let go of this career?", says, "let it go")
        self.app.push_screen(asked, lambda sure: self._gone() if sure else None)

    def _gone(self) -> None:
        self._discard()
        self.dismiss(None)

    def _discard(self) -> None:
        self._autosave.stop()
        tried(self, lambda: self._journal.drafts.discard(self.of))

    def action_bring_in(self) -> None:
        """Bring in what is kept, in one go."""
        self._there = There.of(self._journal)
        self._work_out()
        made: list[Entry] = self._made.entries
        if self._wrong or not made:
            self.notify(self._wrong or "Nothing is kept that is not in the journal already.", severity="warning")
            return
        try:
            refs = self._journal.take_in(made, f"brought in a career from {self._half.title}")
        except (JournalError, RecordError) as error:
            self.notify(str(error), severity="error")
            return
        self._discard()
        self.dismiss(tuple(refs))


def _with(kept: tuple[bool, ...], place: int, keep: bool) -> tuple[bool, ...]:
    return (*kept[:place], keep, *kept[place + 1 :])
