"""Areas and levels in a person's own words and order. Every change is kept at once, and can be taken back here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from careerjournal.journal.arranging import name_level, order_areas, rename_area, same, swap_levels
from careerjournal.journal.errors import JournalError
from careerjournal.lattice.career import Career
from careerjournal.model.records import RecordError
from careerjournal.model.text import MAX_LINE, clean_line
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.editors import Line
from careerjournal.tui.widgets.hints import Hint, drawn, with_keys
from careerjournal.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from collections.abc import Callable

    from careerjournal.journal.journal import Journal

AREA, LEVEL = "area", "level"


class ArrangingSheet(Sheet[None]):
    """Two lists in one, and a line to write a name in.

    Args:
        journal: where roles and moves are.
        career: reads them anew.
    """

    CSS_PATH = ["sheets.tcss"]
    BINDINGS = [
        command("e", "name", "name", "Give it another name, wherever it is used.", name="name-place"),
        command("shift+up,K", "move(-1)", "up", "Let it change places with the one above.", name="place-up"),
        command("shift+down,J", "move(1)", "down", "Let it change places with the one below.", name="place-down"),
        command("u", "undo", "undo", "Take the latest change here back.", name="undo-place"),
        command("escape", "leave", "close", "Go back to the drawing.", name="leave-places"),
    ]

    heading = "Areas and levels"
    hints = (("name-place", "name"), ("place-up place-down", "move"), ("undo-place", "undo"), ("leave-places", "close"))

    def __init__(self, journal: Journal, career: Callable[[], Career]) -> None:
        super().__init__()
        self._journal = journal
        self._read = career
        self._changes = 0
        self._naming: tuple[str, str] | None = None
        self._merging = ""

    def body(self) -> ComposeResult:
        """The list, and the line."""
        yield MarkedList(id="arranged")
        line = Line("", MAX_LINE)
        line.id = "place-name"
        line.display = False
        yield line
        said = Static(id="place-says", classes="hint")
        said.display = False
        yield said

    def on_mount(self) -> None:
        """List what there is."""
        self._fill(None)

    # What there is

    @property
    def _areas(self) -> tuple[str, ...]:
        """Every area that is used, in order, and not the one of roles that have none."""
        return tuple(area for area in self._read().columns if area)

    @property
    def _levels(self) -> tuple[int, ...]:
        return tuple(level for level in self._read().rows if level is not None)

    def _fill(self, stay: tuple[str, str] | None) -> None:
        career = self._read()
        rows = [Option(plain("Areas, from left to right", "$accent"), disabled=True)]
        rows += [Option(self._area(area, career), id=f"{AREA} {area}") for area in self._areas]
        rows.append(Option(plain("\nLevels, from the top", "$accent"), disabled=True))
        rows += [Option(self._level(level, career), id=f"{LEVEL} {level}") for level in self._levels]
        listed = self.query_one(MarkedList)
        listed.set_options(rows)
        wanted = " ".join(stay) if stay else ""
        places = [index for index, row in enumerate(rows) if row.id == wanted]
        usable = [index for index, row in enumerate(rows) if not row.disabled]
        listed.highlighted = next(iter((*places, *usable)), None)

    def _area(self, area: str, career: Career) -> Content:
        there = [role for role in career.roles if same(role.area, area)]
        in_mind = [move for move in career.moves if same(move.in_mind.area, area)]
        return Content.assemble((area, "bold $ink"), _counted(len(there), len(in_mind)))

    def _level(self, level: int, career: Career) -> Content:
        there = [role for role in career.roles if role.level == level]
        in_mind = [move for move in career.moves if move.in_mind.level == level]
        name = career.level_names.get(level, "")
        return Content.assemble((f"{level:>2}  ", "$accent"), (name, "bold $ink"), _counted(len(there), len(in_mind)))

    @property
    def _chosen(self) -> tuple[str, str] | None:
        option = self.query_one(MarkedList).highlighted_option
        if option is None or not option.id:
            return None
        kind, _, name = option.id.partition(" ")
        return kind, name

    def _say(self, words: str = "") -> None:
        says = self.query_one("#place-says", Static)
        says.update(drawn(words, "$muted"))
        says.display = bool(words)
        self.query_one(Hint).display = not words

    @property
    def loses(self) -> bool:
        """Whether a name is being written that is not yet kept."""
        return self._naming is not None and self.query_one("#place-name", Line).value != self._name_of(*self._naming)

    # What is done to it

    def _change(self, act: Callable[[], None], stay: tuple[str, str] | None) -> None:
        try:
            act()
        except (JournalError, RecordError) as error:
            self.notify(str(error), severity="error")
            return
        self._changes += 1
        self._fill(stay)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Name it."""
        event.stop()
        self.action_name()

    def action_name(self) -> None:
        """Write another name for it."""
        self._naming, self._merging = self._chosen, ""
        if self._naming is None:
            return
        kind, name = self._naming
        line = self.query_one("#place-name", Line)
        line.value = self._name_of(kind, name)
        line.cursor_position = len(line.value)
        line.display = True
        line.focus()
        does = "{enter: keeps the name, in every role and every role in mind} · {leave-places: leaves it as it was}"
        self._say(with_keys(self, does))

    def _name_of(self, kind: str, name: str) -> str:
        return name if kind == AREA else self._read().level_names.get(int(name), "")

    @on(Input.Submitted)
    def _named(self, event: Input.Submitted) -> None:
        event.stop()
        if self._naming is None:
            return
        (kind, name), new = self._naming, clean_line(event.value)
        if new == self._name_of(kind, name):
            self._stop_naming()
            return
        if kind == LEVEL:
            self._change(lambda: name_level(self._journal, int(name), new), self._naming)
        elif self._would_merge(name, new) and self._merging != new:
            self._merging = new
            does = "{enter: again makes the two one column}; {undo-place: takes it back}."
            self._say(with_keys(self, f"There is an area “{{new}}” already. {does}", new=new))
            return
        else:
            self._change(lambda: rename_area(self._journal, name, new), (AREA, new))
        self._stop_naming()

    def _would_merge(self, name: str, new: str) -> bool:
        return not same(name, new) and any(same(area, new) for area in self._areas)

    def _stop_naming(self) -> None:
        self._naming = None
        self.query_one("#place-name", Line).display = False
        self.query_one(MarkedList).focus()
        self._say()

    def action_move(self, by: int) -> None:
        """Let it change places with the one beside it."""
        if self._chosen is None:
            return
        kind, name = self._chosen
        names = list(self._areas) if kind == AREA else [str(level) for level in self._levels]
        here = names.index(name)
        there = here + by
        if not 0 <= there < len(names):
            return
        other = names[there]
        names[here], names[there] = other, name
        if kind == AREA:
            self._change(lambda: order_areas(self._journal, tuple(names)), (AREA, name))
        else:
            self._change(lambda: swap_levels(self._journal, int(name), int(other)), (LEVEL, other))

    def action_undo(self) -> None:
        """Take back what was changed here, the latest first."""
        if not self._changes:
            self.notify("Nothing has been changed here.")
            return
        try:
            what = self._journal.undo()
        except JournalError as error:
            self.notify(str(error), severity="error")
            return
        self._changes -= 1
        self.notify(f"Taken back: {what}.")
        self._fill(self._chosen)

    def action_leave(self) -> None:
        """Out of the line, or back to the drawing."""
        if self._naming is not None:
            self._stop_naming()
        else:
            super().action_leave()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a name is written, letters are letters."""
        del parameters
        return self._naming is None or action not in ("name", "move", "undo")


def _counted(roles: int, in_mind: int) -> tuple[str, str]:
    said = (f"{roles} held" if roles else "", f"{in_mind} in mind" if in_mind else "")
    return "   " + " · ".join(part for part in said if part), "$muted"
