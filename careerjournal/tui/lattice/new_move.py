"""A move drawn from a role: where it leads, and which way that is. What is chosen here is where its form begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from careerjournal.journal.draft_words import LAST_IN
from careerjournal.lattice.suggest import suggested_direction
from careerjournal.model import Move, Role, RoleInMind, as_typed
from careerjournal.model.links import Kind, Ref
from careerjournal.model.text import MAX_LINE
from careerjournal.model.vocabulary import Direction, MoveStatus
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sections import symbols
from careerjournal.tui.widgets.editors import Line
from careerjournal.tui.widgets.marked_list import MarkedList
from careerjournal.tui.writing.drafted_sheet import DraftedSheet

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

MEANS: Final = {
    Direction.VERTICAL: "a level up, in the same area",
    Direction.LATERAL: "the same level, in another area",
    Direction.DIAGONAL: "a level up, in another area",
    Direction.ENRICHMENT: "growing in place, or staying",
    Direction.EXPLORATORY: "trying something out before deciding",
    Direction.REALIGNMENT: "a level down, for work I like better",
    Direction.RELOCATION: "the same sort of work, somewhere else",
    Direction.PAUSE: "away from work for a while, or back",
}
"""What each direction means, in a few words of our own."""

FIELDS: Final = (("title", "Title"), ("organisation", "Organisation"), ("area", "Area"), ("level", "Level"))


class NewMoveSheet(DraftedSheet[dict[str, Any]]):
    """Asks for the direction, and where the role is only in mind, for the role; dismissed with what the form holds.

    What is typed of the role is a draft of the move, which the form goes on with.

    Args:
        journal: the open journal, with no draft of a new move.
        source: the role that the move goes from.
        target: the role that it goes to; None for one in mind, which is named here.
        areas: the areas there are, to be reminded of.
    """

    CSS_PATH = ["sheets.tcss"]
    BINDINGS = [
        command("escape", "leave", "close", "Draw no move.", name="leave-new-move"),
        command("ctrl+s", "take", "go on", "Go on to the move’s form.", name="take-new-move"),
    ]

    def __init__(self, journal: Journal, source: Role, target: Role | None, areas: tuple[str, ...]) -> None:
        super().__init__(journal, Ref(Kind.MOVE, 0))
        self._source = source
        self._target = target
        self._areas = areas
        self._overruled = False
        self._left_in = "in_mind/title"
        onward = [("enter", "goes on to its form")]
        if target is None:  # from a field, enter goes to the next
            onward = [("take-new-move", "goes on to its form"), ("enter", "next")]
        self.hints = (*onward, ("leave-new-move", "draws none"))
        goal = target.title if target else "a role in mind"
        names = ((source.title, "bold $ink"), (" → ", "$muted"), (goal, "bold $ink"))
        self.heading = Content.assemble(("A move   ", "bold $accent"), *names)

    def body(self) -> ComposeResult:
        """The role in mind, the directions."""
        if self._target is None:
            with Vertical(id="role-in-mind"):
                for name, label in FIELDS:
                    with Horizontal():
                        yield Static(plain(label, "$accent"))
                        line = Line(self._given(name), MAX_LINE, hint=self._hint(name))
                        line.id = f"in-mind-{name}"
                        yield line
        yield Static(plain("Which way it goes", "$accent"), classes="part")
        yield MarkedList(id="directions")

    def _given(self, name: str) -> str:
        """What a role in mind has most often in common with the one that one is in."""
        return self._source.organisation if name == "organisation" else ""

    def _hint(self, name: str) -> str:
        match name:
            case "area":
                return " · ".join(self._areas)
            case "level":
                here = self._source.level
                return f"a number; {self._source.title[:30]} is at {here}" if here is not None else "a number"
            case _:
                return ""

    def on_mount(self) -> None:
        """Suggest, and be ready to be overruled."""
        super().on_mount()
        self._suggest()

    @property
    def _in_mind(self) -> RoleInMind:
        """The role as far as it is named; a level that is no number waits for the form, which says what is wrong."""
        title, organisation, area, level = (self.query_one(f"#in-mind-{name}", Input).value for name, _ in FIELDS)
        known = level.strip().isascii() and level.strip().isdigit() and len(level.strip()) < 3
        return RoleInMind(title=title, organisation=organisation, area=area, level=int(level) if known else None)

    @property
    def _suggested(self) -> Direction | None:
        return suggested_direction(self._source, self._target or self._in_mind)

    def _suggest(self) -> None:
        suggested = self._suggested
        listed = self.query_one("#directions", MarkedList)
        chosen = listed.highlighted if self._overruled else None
        listed.set_options(Option(self._row(way, way is suggested), id=way.value) for way in Direction)
        listed.highlighted = list(Direction).index(suggested or Direction.LATERAL) if chosen is None else chosen

    def _row(self, way: Direction, suggested: bool) -> Content:
        said = ("suggested: ", "$second") if suggested else ""
        name = (f"{symbols.DIRECTION[way]} {way.value:<17}", "bold $ink")
        return Content.assemble(name, said, (MEANS[way], "$muted"))

    @on(Input.Changed)
    def _named(self, event: Input.Changed) -> None:
        event.stop()
        self._suggest()

    @on(Input.Submitted)
    def _onward(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_next()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """From the moment that somebody walks in the list, nothing is suggested over their choice."""
        event.stop()
        self._overruled = self._overruled or event.option_list.has_focus

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on."""
        event.stop()
        self.action_take()

    def action_leave(self) -> None:
        """Draw no move; where something was typed, only after asking."""
        if not self.loses:
            super().action_leave()
            return
        from careerjournal.tui.sheets.confirm import Confirm  # noqa: PLC0415 - seldom seen

        asked = Confirm(
            "Draw no move?", "What you typed of the role in mind is let go.", "let it go", does_not="go back to it"
        )
        self.app.push_screen(asked, self._let_go)

    def _let_go(self, sure: bool | None) -> None:
        if sure:
            super().action_leave()

    def drafted(self) -> dict[str, Any]:
        """The move, as far as it is known."""
        return {**self._filled(self._direction), LAST_IN: self._left_in}

    @property
    def _direction(self) -> Direction:
        option = self.query_one("#directions", MarkedList).highlighted_option
        return Direction(str(option.id)) if option is not None else Direction.LATERAL

    def action_take(self) -> None:
        """Go on to the form, with all that is known."""
        self._left_in = ""  # the form has the rest, and begins with its first field
        self.answer(self._filled(self._direction))

    def _filled(self, direction: Direction) -> dict[str, Any]:
        held = self._target is not None and self._target is not self._source
        move = Move(
            direction=direction,
            status=MoveStatus.TAKEN if held else MoveStatus.CONSIDERING,
            from_role=self._source.ref,
            to_role=self._target.ref if self._target else None,
            start=self._target.start if held and self._target else None,
            in_mind=RoleInMind() if self._target else self._in_mind,
        )
        names = ("direction", "status", "from_role", "to_role", "start", "in_mind")
        typed = as_typed(move)
        if self._target is None:
            typed["in_mind"]["level"] = self.query_one("#in-mind-level", Input).value
        return {name: typed[name] for name in names}
