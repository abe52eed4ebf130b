"""Fields whose text means something: dates and other entries. Beneath the text stands how it is understood."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from textual import on
from textual.content import Content
from textual.events import DescendantFocus
from textual.message import Message
from textual.widgets import Input

from careerjournal.journal.titles import refs_named
from careerjournal.model.dates import read_date
from careerjournal.model.describe import Field, Shape
from careerjournal.model.links import Ref
from careerjournal.model.partial_date import DateError, PartialDate
from careerjournal.model.time_of_day import Appointment, read_appointment
from careerjournal.model.typed import Problem
from careerjournal.tui.commands import command
from careerjournal.tui.widgets.editors import Line
from careerjournal.tui.widgets.hints import WithKeys, drawn, with_keys
from careerjournal.tui.writing.boxes import LineBox
from careerjournal.tui.writing.date_order import ORDERS, TAKE_ONE, chosen_order

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

_CHOOSING: Final = "{pick: chooses one from a list}"


class DateBox(LineBox):
    """A date as people write one; beneath it, how it is understood.

    Args:
        field: the field's description.
        typed: what stands in it.
        journal: where links lead, and what day it is.
        typed_on: the day on which that was typed; None where it was not typed, but kept.
    """

    BINDINGS = [*ORDERS]

    class Entered(Message):
        """Enter was pressed over a date that can be read."""

    def __init__(self, field: Field, typed: str, journal: Journal, typed_on: dt.date | None = None) -> None:
        super().__init__(field, typed, journal)
        self._typed_on = typed_on
        self._not_typed = ("", typed) if typed_on is None else ("",)
        self._seen = typed

    @property
    def typed_on(self) -> dt.date | None:
        """The day on which what stands in it was typed, from which a relative date counts; None where it was not."""
        self._notice(self.typed)
        return self._typed_on

    def _notice(self, text: str) -> None:
        if text != self._seen:  # setting the field up posts a change too, and is no typing
            self._seen = text
            self._typed_on = None if text in self._not_typed else self._journal.today()

    @on(Input.Changed)
    def _notice_typing(self, event: Input.Changed) -> None:
        self._notice(event.value)

    def enter(self, typed: str) -> None:
        """Say how it is understood, and stay: what is typed behind it would land in the next field."""
        del typed
        self.changed()
        try:
            self._read()
        except DateError as error:
            self.mark(self._refused(error))
        else:
            self.post_message(self.Entered())

    def action_order(self, first: str) -> None:
        """Take figures that could be two days for one of them."""
        if (said := self._in_one_order(first)) is not None:
            self.query_one(Line).put(said)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer an order only where there are two."""
        return action != "order" or self._in_one_order(str(parameters[0])) is not None

    def _in_one_order(self, first: str) -> str | None:
        """What is typed, with figures that could be two days in words; None where that makes no date of it."""
        day = self.typed_on or self._journal.today()
        return chosen_order(self.typed, day, self.field.toward, first, self._read_text)

    def _refused(self, error: DateError) -> str:
        """Why it is no date; of two that it could be, the keys that take them."""
        return with_keys(self, f"{{why}} {TAKE_ONE}", why=error) if self.check_action("order", ("day",)) else str(error)

    @property
    def folded(self) -> str:
        """With the date that stands in it: it may have been filled in beforehand."""
        try:
            found = self._read()
        except DateError:
            found = None
        return f"{self.field.label} {found.words}" if found is not None else self.field.label

    def _read(self) -> PartialDate | Appointment | None:
        """The date that stands in it, and its time where the field takes one; None where none does."""
        text = self.typed.strip()
        return self._read_text(text) if text else None

    def _read_text(self, text: str) -> PartialDate | Appointment:
        reads = read_appointment if self.field.time else read_date
        return reads(text, self.typed_on or self._journal.today(), self.field.toward)

    def changed(self) -> None:
        """Tell the form that something was typed."""
        super().changed()
        try:
            found = self._read()
        except DateError as error:
            self.say(self._refused(error))
        else:
            self.say(self._understood(found) if found is not None else "")
        if self.has_focus_within:
            self.call_after_refresh(self.come_into_view)  # what is said beneath, too

    def _understood(self, found: PartialDate | Appointment) -> str:
        """How it is understood; nothing where that is word for word as it was typed."""
        if isinstance(found, Appointment) and found.time is not None:
            zone = found.time.zone or self._journal.zone()
            return f"→ {found.words}{f' ({zone})' if zone else ''}"
        return f"→ {found.words}" if found.words != self.typed.strip() else ""


class RefBox(LineBox):
    """Another entry, or several; beneath it, their titles."""

    BINDINGS = [command("ctrl+k", "pick", "choose", "Choose an entry from a list.")]

    def on_mount(self) -> None:
        """Say what stands there already."""
        self._say_titles()

    def changed(self) -> None:
        """Tell the form that something was typed."""
        super().changed()
        self._say_titles()

    @property
    def typed(self) -> str:
        """The entries by kind and number, however they were named, none twice; what names none as it was typed."""
        text = self.query_one(Line).value
        if text != self._read[0]:
            self._read = text, ", ".join(str(one) for one in refs_named(self._journal, self.field.kinds, text))
        return self._read[1]

    _read = ("", "")
    """What stood in it last, and what that meant."""

    def _say_titles(self) -> None:
        said: list[str] = []
        for part in self.typed.split(","):
            if part.strip():
                try:
                    entry = self._journal.get(Ref.parse(part))
                except ValueError:
                    says = f"“{{part}}” means no one entry yet. Type more of its title; {_CHOOSING}."
                    said.append(with_keys(self, says, part=part.strip()[:40]))
                else:
                    said.append(
                        f"→ {self._journal.title(entry)}" if entry else f"{part.strip()} is not in the journal."
                    )
        if said:
            self.say(WithKeys(Content("\n").join(drawn(one) for one in said)))
        else:
            self.say(with_keys(self, f"Type a title; {_CHOOSING}.") if self.has_focus_within else "")

    def worded(self, problem: Problem) -> str:
        """What is wrong: what was typed is a title here, and no number is wanted."""
        del problem
        return with_keys(self, f"This names no one entry. Type more of its title; {_CHOOSING}.")

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Say how to choose."""
        super().on_descendant_focus(event)
        self._say_titles()

    def on_descendant_blur(self) -> None:
        """Say only what stands there."""
        self._say_titles()

    @on(Line.Picking)
    def _pick_from_line(self, event: Line.Picking) -> None:
        event.stop()
        self.action_pick()

    def enter(self, typed: str) -> None:
        """Name the entries by kind and number and go on, or choose one where none is named."""
        if typed.strip():
            self.query_one(Line).value = self.typed
            super().enter(typed)
        else:
            self.action_pick()

    def action_pick(self) -> None:
        """Choose from a list."""
        from careerjournal.tui.sheets.pick import PickEntry  # noqa: PLC0415 - loaded when it is wanted

        self.app.push_screen(PickEntry(self._journal, self.field.kinds), self._picked)

    def _picked(self, ref: Ref | None) -> None:
        if ref is not None:
            line = self.query_one(Line)
            before = [part.strip() for part in self.typed.split(",") if part.strip()]
            several = before if self.field.shape is Shape.REFS else []
            line.value = ", ".join(dict.fromkeys([*several, str(ref)]))
            line.focus()
