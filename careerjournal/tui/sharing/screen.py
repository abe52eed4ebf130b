"""Sharing: on the left the private entry, its fields and paragraphs boxed; on the right exactly what will leave."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from msgspec import structs
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from careerjournal.journal.errors import JournalError, Locked
from careerjournal.journal.half_typed import HalfTyped
from careerjournal.journal.titles import titled_in
from careerjournal.model.conversation import Conversation
from careerjournal.model.links import Ref
from careerjournal.model.name import Name
from careerjournal.model.records import RecordError
from careerjournal.model.vocabulary import NameKind
from careerjournal.sharing.document import Format
from careerjournal.sharing.draft import ShareDraft, replacing, standing_in
from careerjournal.sharing.outgoing import heard_before
from careerjournal.sharing.preparation import Preparation
from careerjournal.sharing.redaction.answers import WHICH, Verdict
from careerjournal.tui.commands import Below, command
from careerjournal.tui.entry.page import Page, Standing
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sections.place import HasPosition
from careerjournal.tui.sharing.preview import facts, nothing, outgoing, private_facts
from careerjournal.tui.sharing.rows import Row, rows
from careerjournal.tui.widgets.background import begin, in_background
from careerjournal.tui.widgets.cutting import Wrapped
from careerjournal.tui.widgets.hints import with_keys
from careerjournal.tui.widgets.keys_below import KeysBelow
from careerjournal.tui.widgets.list_position import scroll_back
from careerjournal.tui.widgets.marked_list import MarkedList
from careerjournal.tui.writing.screen import WritingScreen

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.titles import Titled
    from careerjournal.model.opening import Audience
    from careerjournal.sharing.review.findings import Finding
    from careerjournal.tui.input.queue import TakesInput
    from careerjournal.tui.widgets.list_position import ListPosition

_EDGES: Final = 2
"""Cells that a row leaves free at its sides."""
PATIENCE: Final = 0.3
"""Seconds of working out what will leave until it is said that this takes a while."""

_STAND_INS: Final = {
    NameKind.PERSON: ("nobody", "a colleague in another department"),
    NameKind.ORGANISATION: ("no organisation", "a firm in the same trade"),
    NameKind.PLACE: ("no place", "a town in the north"),
}
"""What a stand-in is not to name, by what the name is that of; and an example of one."""


class _WasAt(NamedTuple):
    """Where somebody was before a lock."""

    private: ListPosition | None
    outgoing: Standing | None
    """What of the side that will leave was at the top of the view; None for its beginning."""
    previewing: bool
    """Whether what leaves is shown in the place of the boxes."""


class ShareScreen(WritingScreen["Ref | None"], HasPosition[_WasAt]):
    """Dismissed with the record of what left, or with None."""

    CSS_PATH = ["../entry/page.tcss", "screen.tcss"]
    AUTO_FOCUS = "#private-list"
    BINDINGS = [
        command("space", "box", "open", "Open what is highlighted, or close it.", name="share-box"),
        command(
            "p",
            "preview",
            "what leaves",
            "Show what will leave instead of the boxes.",
            name="share-preview",
            below=Below(short="preview"),
        ),
        command(
            "ctrl+s", "write", "write", "Review it, and write it where you say.", name="share-write", below=Below(1)
        ),
        command("tab", "onward", "names", "To the names, to what is worth a look, and back.", name="share-part"),
        command(
            "r",
            "replace",
            "replace",
            "Put other words in the place of what was found.",
            name="review-replace",
            below=Below(2),
        ),
        command("c", "cut", "cut", "Leave out the sentence it stands in.", name="review-cut", below=Below(2)),
        command(
            "y", "fine", "it is fine", "Let what was found leave as it is.", name="review-fine", below=Below(2, "fine")
        ),
        command(
            "n",
            "list_name",
            "list the name",
            "Put the name on your list, with its stand-in.",
            name="review-name",
            below=Below(2, "list"),
        ),
        command("x", "ask_again", "ask again", "Take this answer back.", name="review-again", below=Below(2)),
        command("w", "agreed", "agreed", "What was agreed, as a page for the other person.", name="what-we-agreed"),
        command("v", "voice", "by name", "Call both by name, or say “I” and “you”.", name="share-voice"),
        command(
            "a", "audience", "audience", "For whom, and what becomes of dates and the rest.", name="share-audience"
        ),
        command("f", "form", "form", "As Markdown, plain text, a web page or a pack.", name="share-form"),
        command("escape", "leave", "back", "Nothing leaves; what is open and answered stays so.", name="leave-share"),
    ]
    _draft: ShareDraft

    def __init__(self, journal: Journal, prep: Preparation, path: str = "") -> None:
        super().__init__(journal, ShareDraft(journal, prep, path))
        self.prep = prep
        """What is made ready; a conversation gives way to what was agreed in it."""
        self.path = path
        """Where it is to be written, as far as that has been typed."""
        self._half = HalfTyped(self._draft)
        self._asks_again = bool(self._half.question)
        """Whether the question is to be asked again in whose answer this was broken off."""
        self._rows: list[Row] = []
        self._lost = False
        """Whether it was said that what is open and answered cannot be kept."""
        self._offered: tuple[bool | None, ...] = ()
        self.working = False
        """Whether what will leave is being worked out; both sides are as they were until it is."""
        self._going_to = ""
        self._heard = ""
        """That they have heard it, where they have."""
        self._shown: object = None
        """What was drawn last of what will leave."""

    def compose(self) -> ComposeResult:
        """Where I am; private left, outgoing right; the keys."""
        yield self.status_line()
        with Horizontal(id="share"):
            with Vertical(id="private"):
                yield Static(id="private-title")
                yield Wrapped(id="private-facts")
                yield MarkedList(id="private-list")
            with Page(id="outgoing"):
                yield Static(id="outgoing-title")
                yield Static(id="outgoing-facts", markup=False)
                yield Static(id="outgoing-told", markup=False)
                yield Static(id="outgoing-text", markup=False)
        yield KeysBelow()

    def on_mount(self) -> None:
        """Show it."""
        self._say_what()
        self.set_class(Format.SVG in self.prep.FORMS, "-picture")

    def _say_what(self) -> None:
        subject = self.prep.subject
        one = len(subject.entries) == 1 or subject.agreed
        where = subject.entries[0].KIND.plural.capitalize() if one else "Shared"
        self.status_place, self.status_title = where, f" › {subject.title} › share"
        title = plain(subject.title, "bold $accent")
        if self._of_conversation:
            says = "\n{what-we-agreed: makes a page of what was agreed}, for the other person."
            title += with_keys(self, says, "$muted").content
        for stands in self.query("#private-title").results(Static):  # none, where it is left as it opens
            stands.update(title)

    def on_resize(self) -> None:
        """Wrap it for the room there is, at first too."""
        self.call_after_refresh(self._show)

    def _show(self, go_to: str = "") -> None:
        """Have it worked out what will leave, and draw both sides then; stay on the line one is on, or near it."""
        self.working = True
        self._going_to = go_to or self._going_to
        begin(self, self._work_out, group="working out", exclusive=True)

    async def _work_out(self) -> None:
        """Work it out in a thread; what is typed meanwhile is for what is drawn then."""
        titled = titled_in(self._journal)
        late = self.set_timer(PATIENCE, self._say_that_it_takes_a_while)
        # Where the journal is locked meanwhile, this screen is gone.
        with cast("TakesInput", self.app).hold_input(), suppress(Locked):
            try:
                taken = False
                while not taken:
                    prep, width = self.prep, self._width
                    snapshot = prep.snapshot()
                    made = await in_background(partial(_worked_out, snapshot, max(20, width), titled))
                    taken = prep is self.prep and prep.take_over(snapshot)
            finally:
                late.stop()
            self._draw(made)

    @property
    def _width(self) -> int:
        """Cells for the words of a row; those of a bar are left free, so that nothing moves as it comes or goes."""
        listed = self.query_one(MarkedList)
        bar = listed.styles.scrollbar_size_vertical
        room = listed.scrollable_content_region.width + (bar if listed.show_vertical_scrollbar else 0)
        return room - bar - _EDGES

    @property
    def position(self) -> _WasAt | None:
        """The row, how far each side is scrolled, and which are shown; nothing before there are any rows."""
        if not self._rows:
            return None
        outgoing = self.query_one("#outgoing", Page).standing
        return _WasAt(self.query_one(MarkedList).position, outgoing, self.has_class("-previewing"))

    def _come_back(self, left: _WasAt) -> None:
        """Be where somebody was before the lock, where there are the same rows."""
        if left.private is not None and left.private.rows != len(self._rows):
            return
        self.query_one(MarkedList).come_back(left.private)
        self._show_outgoing()
        if left.previewing and self.check_action("preview", ()):
            self.action_preview()
        if left.outgoing is not None:
            self.query_one("#outgoing", Page).return_to(left.outgoing)

    def _scroll_back(self, top: int) -> None:
        """Scroll the private side as it was before it was drawn, and still show the line one is on."""
        listed = self.query_one(MarkedList)
        scroll_back(listed, top)
        listed.scroll_to_highlight()

    def _say_that_it_takes_a_while(self) -> None:
        says = plain("Working out what will leave …", "$muted")
        self.query_one("#outgoing-title", Static).update(says)
        if not self.query_one("#outgoing").display:
            self.query_one("#private-facts", Wrapped).update(says)

    def _draw(self, made: list[Row]) -> None:
        """Draw both sides of what has been worked out."""
        self.working = False
        listed = self.query_one(MarkedList)
        before = self._going_to or (listed.highlighted_option.id if listed.highlighted_option else "")
        near, top = listed.highlighted or 0, listed.scroll_offset.y
        self._rows, self._going_to = made, ""
        options = [Option(row.content, id=row.id or None, disabled=not row.id) for row in self._rows]
        with self.prevent(OptionList.OptionHighlighted):
            listed.set_options(options)
            places = [place for place, row in enumerate(self._rows) if row.id]
            same = next((place for place in places if self._rows[place].id == before), None)
            nearest = min(places, key=lambda place: abs(place - near), default=None)
            listed.highlighted = nearest if same is None else same
        left = self.position_left()
        if left is None:
            self.call_after_refresh(self._scroll_back, top)
        self.query_one("#outgoing-title", Static).update(plain("Exactly what will leave", "bold $accent"))
        self._heard = heard_before(self.prep, self._journal)
        self._show_outgoing()
        if left is not None:
            self._come_back(left)
        if self._asks_again:
            self._asks_again = False
            self._ask_again(self._half.question)

    def _ask_again(self, question: str) -> None:
        """Ask again what was being answered, where it is still asked."""
        for place, row in enumerate(self._rows):
            named = row.finding.text if row.finding is not None else row.name.name if row.name is not None else ""
            replaces = row.finding is not None and question == replacing(row.finding.key)
            if replaces or (named and question == standing_in(named)):
                self.query_one(MarkedList).highlighted = place
                if replaces:
                    self.action_replace()
                elif row.name is not None:
                    self.ask_stand_in(row.name)
                else:
                    self.action_list_name()
                return

    def _half_typed(self, question: str, usual: str, line: str) -> None:
        """Have stored what stands in the answer to a question so far, where it says anything new."""
        if not self.prep.COMES_BACK:
            return
        before = self._half.of(question)
        if line.strip() and line != usual:
            self._half.hold(question, line)
        else:
            self._half.let_go()
        if self._half.of(question) != before:
            self._autosave.changed()

    def _let_half_go(self) -> None:
        if self._half.text:
            self._half.let_go()
            self._autosave.changed()

    def _show_outgoing(self) -> None:
        prep = self.prep
        said = private_facts(prep, beside=self.query_one("#outgoing").display)
        self.query_one("#private-facts", Wrapped).update(plain(said, "$muted"))
        self.query_one("#outgoing-facts", Static).update(facts(prep))
        finding = self._finding
        shows = prep.empty, prep.form, prep.text, prep.document, prep.asked, finding
        if shows != self._shown:  # a long text takes long to be drawn
            self._shown = shows
            text = nothing(self) if prep.empty else outgoing(prep, finding)
            self.query_one("#outgoing-text", Static).update(text)
        told = self.query_one("#outgoing-told", Static)
        told.update(plain(f"! {self._heard}", "$loss"))
        told.display = bool(self._heard)
        self._offer()

    def _offer(self) -> None:
        """Draw the keys anew where what can be done has changed: the footer takes as long as a page does."""
        turning = ("box", "replace", "ask_again", "preview", "voice")
        offered = tuple(self.check_action(action, ()) for action in turning)
        if offered != self._offered:
            self._offered = offered
            self.refresh_bindings()

    @property
    def row(self) -> Row | None:
        """The highlighted line."""
        place = self.query_one(MarkedList).highlighted
        return self._rows[place] if place is not None and place < len(self._rows) else None

    def changed(self, go_to: str = "") -> None:
        """Show what has changed, and store it after a pause."""
        self._show(go_to)
        if self.prep.COMES_BACK:
            self.take_in()
        else:
            self.kept(self.prep.keep)

    @on(OptionList.OptionHighlighted)
    def _looked_at(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if not self.working:
            self._show_outgoing()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click: a box opens or closes, a name gets its stand-in, something found is replaced."""
        event.stop()
        row = self.row
        if row is None:
            return
        if row.name is not None:
            self.ask_stand_in(row.name)
        elif row.finding is not None:
            self.action_replace()
        elif row.answered:
            self.action_ask_again()
        else:
            self.action_box()

    def action_box(self) -> None:
        """Open what is highlighted, or close it."""
        row = self.row
        if row is not None and row.pieces:
            self.prep.toggle(set(row.pieces))
            self.changed(row.id)

    def action_onward(self) -> None:
        """To the names, to what is worth a look, and back to the boxes."""
        parts = ("entry piece field", "name", "finding answer")
        here = self.row.id.split(" ")[0] if self.row else ""
        at = next((place for place, kinds in enumerate(parts) if here in kinds.split()), 0)
        for kinds in (*parts[at + 1 :], *parts[: at + 1]):
            for place, row in enumerate(self._rows):
                if row.id and row.id.split(" ")[0] in kinds.split():
                    self.query_one(MarkedList).highlighted = place
                    return

    def action_audience(self) -> None:
        """For whom it is."""
        from careerjournal.tui.sharing.audience import ShareFor  # noqa: PLC0415 - loaded when it is wanted

        self.app.push_screen(ShareFor(self._journal, self.prep), self._chose)

    def _chose(self, audience: Audience | None) -> None:
        if audience is not None:
            self.kept(self.prep.keep)  # what was answered for the other audience
            self.prep.choose(audience)
        self.changed()

    def action_form(self) -> None:
        """The next form."""
        forms = self.prep.FORMS
        self.prep.form = forms[(forms.index(self.prep.form) + 1) % len(forms)]
        self.changed()

    @property
    def _of_conversation(self) -> bool:
        """Whether what is made ready is a conversation, piece by piece."""
        subject = self.prep.subject
        is_pieces = subject.markdown is None and not subject.agreed
        return is_pieces and isinstance(next(iter(subject.entries), None), Conversation)

    def action_agreed(self) -> None:
        """Make ready what was agreed in the conversation instead, for the other person."""
        from careerjournal.conversations.agreed import NOTHING_AGREED, AgreedPreparation  # noqa: PLC0415 - as rare

        conversation = self.prep.subject.entries[0]
        if not isinstance(conversation, Conversation):
            return
        prep = AgreedPreparation(self._journal, conversation)
        if not prep.agreement.says_something:
            self.notify(NOTHING_AGREED)
        elif self.kept(self.prep.keep):
            self.prep = prep
            self._draft.make_ready(prep)
            self._say_what()
            self.changed()

    def action_voice(self) -> None:
        """Say “I” and “you” in what was agreed, or call both by name."""
        from careerjournal.tui.sharing.voice import turn_voice  # noqa: PLC0415 - loaded when it is wanted

        turn_voice(self, self.prep, self.changed)

    def action_preview(self) -> None:
        """Where there is not room for both sides, show the other one."""
        self.toggle_class("-previewing")
        self.query_one("#outgoing" if self.has_class("-previewing") else "#private-list").focus()

    def action_write(self) -> None:
        """Go to whatever stands in the way; where nothing does, ask where it is to be written."""
        if self.working:  # it does not stand there yet
            return
        problem = self.prep.problem
        if problem:
            self.remove_class("-previewing")
            self.query_one(MarkedList).focus()
            self.notify(problem, severity="warning")
            place = next((place for place, row in enumerate(self._rows) if self._in_the_way(row)), None)
            if place is not None:
                self.query_one(MarkedList).highlighted = place
            return
        from careerjournal.tui.sharing.write import ShareOut  # noqa: PLC0415 - loaded when it is wanted

        if self.kept(lambda: self.prep.keep(reviewed=True)):
            name = self.prep.file_name
            self.app.push_screen(ShareOut(self._journal, self.prep.parcel(), self.path, name, self.go_to), self._left)

    def _in_the_way(self, row: Row) -> bool:
        if self.prep.document.problems:
            return row.name is not None and self.prep.leaves(row.name) and bool(self.prep.problem_of(row.name))
        return row.finding is not None

    def _left(self, ref: Ref | None) -> None:
        if ref is not None:
            self._autosave.stop()
            self.dismiss(ref)

    def action_leave(self) -> None:
        """Back; what is open and answered stays so."""
        if self.has_class("-previewing"):
            self.action_preview()
            return
        if self.kept(self._draft.keep) or self._lost:
            self._autosave.stop()
            self.dismiss(None)
        else:
            self._lost = True
            self.notify(with_keys(self, "It could not be kept. {leave-share: again leaves without keeping it}."))

    def gather(self) -> bool:
        """Put how things stand into the draft; whether any of it is new."""
        return self._draft.put_prepared(self.path)

    def go_to(self, path: str) -> None:
        """Where it is to be written, as far as that has been typed."""
        if path != self.path:
            self.path = path
            if self.prep.COMES_BACK:
                self.take_in()

    def flush(self) -> None:
        """Hand how things stand to the drafts, to come back to after a lock; what cannot come back is kept."""
        if self.prep.COMES_BACK:
            self._autosave.unstored = True
            self._autosave.hold()
        else:
            self.kept(self.prep.keep)

    def kept(self, keep: Callable[[], Any]) -> bool:
        """Whether the journal took it; where it did not, why is said."""
        try:
            keep()
        except (JournalError, RecordError) as error:
            self.notify(str(error), severity="error")
            return False
        return True

    def ask_stand_in(self, name: Name) -> None:
        """Ask what stands in for a name, here and from now on."""
        from careerjournal.tui.sheets.ask_line import AskLine  # noqa: PLC0415 - loaded when it is wanted

        question = standing_in(name.name)
        tell, hint = _STAND_INS.get(name.kind, _STAND_INS[NameKind.PERSON])
        asked = AskLine(
            f"What stands in for {name.name}?",
            f"It is said instead, here and in whatever you share later. Words that name {tell}.",
            name.stand_in,
            check=lambda line: self.prep.problem_of(structs.replace(name, stand_in=line)),
            hint=hint,
            left=self._half.of(question),
            typed=partial(self._half_typed, question, name.stand_in),
        )
        self.app.push_screen(asked, lambda line: self._give_stand_in(name, line))

    def _give_stand_in(self, name: Name, line: str | None) -> None:
        self._let_half_go()
        if line is None:
            return
        there = self._journal.names.get(name.number)
        named = structs.replace(there or name, stand_in=line)
        if self.kept(lambda: self._journal.keep(named) if there else self._journal.add(named, drafted=False)):
            self.prep.look_again()
            self.changed()

    def action_replace(self) -> None:
        """Put other words in the place of what was found."""
        from careerjournal.tui.sheets.ask_line import AskLine  # noqa: PLC0415 - loaded when it is wanted

        finding = self._finding
        if finding is None:
            return
        if finding.kind == WHICH and len(finding.suggestions) == 1:  # it is that name: nothing to ask
            self._answer(finding, Verdict.REPLACE, finding.suggestions[0])
            return
        others = f" Perhaps {' · '.join(finding.suggestions)}." if finding.suggestions else ""
        question, usual = replacing(finding.key), next(iter(finding.suggestions), "")
        asked = AskLine(
            f"What shall stand in the place of “{finding.text}”?",
            f"Only in what leaves; your entry stays as it is. Empty, the words are taken out.{others}",
            usual,
            does="puts them there",
            left=self._half.of(question),
            typed=partial(self._half_typed, question, usual),
        )
        self.app.push_screen(asked, lambda line: self._replace(finding, line))

    def _replace(self, finding: Finding, line: str | None) -> None:
        self._let_half_go()
        if line is not None:
            self._answer(finding, Verdict.REPLACE, line)

    def action_cut(self) -> None:
        """Leave out the sentence it stands in."""
        if self._finding is not None:
            self._answer(self._finding, Verdict.CUT)

    def action_fine(self) -> None:
        """Let what was found leave as it is."""
        if self._finding is not None:
            self._answer(self._finding, Verdict.FINE)

    def _answer(self, finding: Finding, verdict: Verdict, with_: str = "") -> None:
        self.prep.answer(finding, verdict, with_)
        self.changed()

    def action_ask_again(self) -> None:
        """Take an answer back."""
        if self.row is not None and self.row.answered:
            self.prep.ask_again(self.row.answered)
            self.changed()

    def action_list_name(self) -> None:
        """Put a name that was found on the list, with what stands in for it."""
        if self._finding is not None:
            found = self._finding.likely or self._finding.kind
            kind = NameKind(found) if found in ("organisation", "place") else NameKind.PERSON
            self.ask_stand_in(Name(name=self._finding.text, kind=kind))

    @property
    def _finding(self) -> Finding | None:
        return self.row.finding if self.row else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what the highlighted line is for."""
        del parameters
        row = self.row if self.is_mounted else None
        match action:
            case "box":
                return row is not None and bool(row.pieces)
            case "replace" | "cut" | "fine" | "list_name":
                return row is not None and row.finding is not None
            case "ask_again":
                return row is not None and bool(row.answered)
            case "preview":
                return self.has_class("-narrow") or self.has_class("-tiny")
            case "audience":
                return self.prep.CHOOSES_AUDIENCE
            case "agreed":
                return self._of_conversation
            case "voice":
                return self.prep.subject.agreed
            case _:
                return True


def _worked_out(prep: Preparation, width: int, titled: Titled) -> list[Row]:
    """Work out what will leave; the lines of the private side are what comes of it."""
    prep.work_out()
    return rows(prep, width, titled)
