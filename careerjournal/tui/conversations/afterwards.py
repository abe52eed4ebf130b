"""Afterwards: the write-up, what was agreed, and the next meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from careerjournal.conversations.meetings import following, from_notes, next_with
from careerjournal.journal.errors import JournalError
from careerjournal.journal.titles import titled_in
from careerjournal.model import Conversation
from careerjournal.model.records import RecordError
from careerjournal.tui.commands import command
from careerjournal.tui.conversations.base import OverlaidScreen
from careerjournal.tui.conversations.commitments import ActionInput, AgreedHint, AgreedList, commitments_so_far
from careerjournal.tui.conversations.preview import stop_preview, turn_preview
from careerjournal.tui.output.safe import plain
from careerjournal.tui.output.scrolled import Scrolled
from careerjournal.tui.widgets.editors import Area
from careerjournal.tui.widgets.hints import with_keys
from careerjournal.tui.widgets.keys_below import KeysBelow
from careerjournal.tui.writing.form import Form
from careerjournal.tui.writing.parsed_boxes import DateBox

if TYPE_CHECKING:
    from careerjournal.model import PartialDate
    from careerjournal.model.time_of_day import Appointment


def _words(appointment: Appointment | None) -> str:
    return appointment.words if appointment is not None else "without a date"


class WriteUp(Scrolled, can_focus=False):
    """Where one writes."""

    BINDINGS = [command("escape", "screen.to_agreed", "stop writing", "Stop writing.", name="leave-write-up")]


class AfterwardsScreen(OverlaidScreen):
    """The write-up on the left; on the right what was agreed and when we meet next."""

    CSS_PATH = ["../entry/page.tcss", "../writing/form.tcss", "room.tcss", "afterwards.tcss"]
    AUTO_FOCUS = "#agreed-list"
    BINDINGS = [
        command("escape", "back", "back", "Return to the preparation; what you wrote stays.", name="leave-afterwards"),
        command("w", "write", "write", "Say in a few paragraphs what was said.", name="write-up"),
        command(
            "f2", "preview", "preview", "Show the write-up as it will be read.", name="read-write-up", footer=False
        ),
        command("a", "agree", "agreed", "Put down another thing that was agreed, in one line.", name="agree-more"),
        command("m", "meet", "next", "Say when we meet next."),
        command("s", "hand_over", "hand over", "Send what was agreed to the other person: a page that you both keep."),
        command("o", "from_notes", "notes", "Begin the write-up with the notes of the steps."),
        command("p", "put_down", "put down", "Put the next conversation down; it opens with what was agreed here."),
        command("c", "calendar", "calendar", "Write the next meeting out for a calendar (.ics)."),
    ]

    def compose(self) -> ComposeResult:
        """The two columns and the keys."""
        typed = self._draft.typed
        yield self.status_line()
        with Horizontal(id="afterwards"):
            with WriteUp(id="write-up"):
                yield Form(Conversation, typed, self._journal, ("body",))
            with Scrolled(id="settled", can_focus=False):
                yield Static(plain("Agreed"), classes="heading")
                nothing = with_keys(self, "Nothing yet. {agree-more} puts down what was agreed, in one line.", "$muted")
                yield Static(nothing.content, id="agreed-none")
                yield AgreedHint()
                yield AgreedList(self._journal, self._draft)
                yield ActionInput(self._journal, self._draft)
                with WriteUp(id="next-meeting"):
                    yield Form(Conversation, typed, self._journal, ("next_meeting",))
                yield Static(id="next-says")
        yield KeysBelow()

    def on_mount(self) -> None:
        """Show what is there."""
        self.say_where("Afterwards")
        self._fill()
        self.go_on()

    def _fill(self) -> None:
        self.query_one(AgreedList).fill()
        self._say_what_there_is()

    @on(AgreedList.Changed)
    def _say_what_there_is(self) -> None:
        self.query_one("#agreed-none").display = not self.query_one(AgreedList).option_count
        self._say_next()

    def _say_next(self) -> None:
        conversation, when = self._draft.as_it_stands(), ""
        coming = following(conversation, self._journal)
        if coming is not None and coming.when is not None:
            said = "The next conversation is put down: {when}."
            when = _words(coming.appointment)
        elif conversation.next_meeting is not None:
            said = "{put-down: puts the next conversation down}: it opens with what was agreed here."
        else:
            said = "{meet: says when you meet next}."
        if conversation.next_meeting is not None or commitments_so_far(self._journal, self._draft):
            said += " {hand-over: hands over what was agreed}, as a page that you both keep."
        self.query_one("#next-says", Static).update(with_keys(self, said, "$muted", when=when).content)

    @on(ActionInput.Typed)
    def _line_typed(self) -> None:
        self.typed_in()

    def show_new(self) -> None:
        """Say when we meet next."""
        if self.query("#next-says"):
            self._say_next()

    def action_back(self) -> None:
        """From reading the write-up to writing it, and from there to the preparation."""
        if not stop_preview(self.query_one("#write-up")):
            super().action_back()

    def action_to_agreed(self) -> None:
        """Stop writing."""
        self.query_one("#agreed-list").focus()

    @on(DateBox.Entered)
    @on(ActionInput.Left)
    def _left(self) -> None:
        self.action_to_agreed()

    @on(ActionInput.Kept)
    def _kept(self) -> None:
        self.take_in()
        self._fill()

    def action_write(self) -> None:
        """Write it up."""
        stop_preview(self.query_one("#write-up"))
        self.query_one("#write-up Form", Form).focus_first()

    def action_from_notes(self) -> None:
        """Put the notes at the end of the write-up, as paragraphs to be changed."""
        notes = from_notes(self._draft.as_it_stands())
        if not notes:
            self.notify("There are no notes on any step yet.")
            return
        area = self.query_one("#write-up Area", Area)
        before = area.text.rstrip()
        if notes in before:
            self.notify("Your notes are in it already.")
            return
        self.action_write()
        area.replace(f"{before}\n\n{notes} " if before else f"{notes} ", area.document.start, area.document.end)
        area.move_cursor(area.document.end)
        self.take_in()

    async def action_preview(self) -> None:
        """Show the write-up as it will be read, or to be written in."""
        await turn_preview(
            self.query_one("#write-up"), list(self.query("#write-up Area").results(Area)), titled_in(self._journal)
        )

    def action_agree(self) -> None:
        """Put down another action."""
        self.query_one(ActionInput).write()

    def action_meet(self) -> None:
        """Say when we meet next."""
        self.query_one("#settled Form", Form).focus_first()

    def action_put_down(self) -> None:
        """Put the next conversation down, once."""
        self.take_in()
        conversation = self._draft.as_it_stands()
        if (coming := following(conversation, self._journal)) is not None:
            self.notify(f"It is put down already, as {coming.ref}.")
            return
        if self._next_day(conversation) is None:
            return
        try:
            kept = self._journal.add(next_with(conversation), drafted=False)
        except (JournalError, RecordError) as error:
            self.notify(str(error), severity="error")
            return
        self.notify(f"Put down {kept.ref}, {_words(kept.appointment)}. It opens with what was agreed here.")
        self._say_next()

    def _next_day(self, conversation: Conversation) -> PartialDate | None:
        if conversation.next_meeting is None:
            self.notify("Say first when you meet next.")
            self.action_meet()
        return conversation.next_meeting

    def action_hand_over(self) -> None:
        """Make what was agreed ready to go to the other person."""
        from careerjournal.tui.sharing.start import share_agreed  # noqa: PLC0415 - loaded when it is wanted

        self.take_in()
        sharing = share_agreed(self._journal, self._draft.as_it_stands())
        if sharing is None:
            does = "{agree-more: puts it down in a line}, {meet: says when you meet next}."
            self.notify(with_keys(self, f"Nothing is agreed yet. {does}"))
            return
        if not commitments_so_far(self._journal, self._draft):
            self.notify(
                with_keys(self, "No action is put down, and the page says so. Here {agree-more: puts one down}.")
            )
        self.app.push_screen(sharing)

    def action_calendar(self) -> None:
        """Write the next meeting out for a calendar."""
        from careerjournal.exchange.calendar import Occasion  # noqa: PLC0415 - loaded when it is wanted
        from careerjournal.tui.conversations.calendar import write_meeting  # noqa: PLC0415 - likewise

        self.take_in()
        conversation = self._draft.as_it_stands()
        if self._next_day(conversation) is not None:
            when, minutes = conversation.next_appointment, conversation.minutes
            occasion = Occasion.NEXT_MEETING
            write_meeting(self, self._journal, when, of=conversation, occasion=occasion, minutes=minutes)
