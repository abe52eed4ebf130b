"""Writing the journal out: in which format, what of it, where to; and that it is not encrypted, unless it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import DescendantBlur, DescendantFocus
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from careerjournal.exchange.exporting import FORMS, NOT_ENCRYPTED, Form, Wanted, WriteOut, write_journal_out
from careerjournal.exchange.importing import Cancelled
from careerjournal.exchange.selection import EVERYTHING, Selection
from careerjournal.journal.errors import JournalError
from careerjournal.model.counting import counted
from careerjournal.model.partial_date import DateError
from careerjournal.model.spans import ALL, Span, read_span
from careerjournal.sharing.errors import SharingError
from careerjournal.sharing.files import check_free
from careerjournal.tui.commands import command
from careerjournal.tui.exchange.path_line import PathLine
from careerjournal.tui.exchange.pick_kinds import PickKinds, box
from careerjournal.tui.exchange.plan_rows import shown
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sections.kinds import SHOWN
from careerjournal.tui.sheets.sheet import Sheet, labelled
from careerjournal.tui.widgets.background import in_background
from careerjournal.tui.widgets.hints import Hint
from careerjournal.tui.widgets.line import Line
from careerjournal.tui.widgets.marked_list import MarkedList
from careerjournal.tui.widgets.passphrase_strength import NOT_THE_SAME, PassphraseStrength
from careerjournal.tui.widgets.secret import Secret
from careerjournal.typed_paths import typed_path

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.links import Kind

ALL_OF_IT: Final = "pack"
"""What is chosen for all formats in one encrypted file."""
_PACK: Final = Form(
    "all of it, encrypted",
    "The JSON, the page and the folder in one file that a passphrase opens, here or with age.",
    "",
)
ENCRYPTED: Final = "Only the passphrase opens it. It is kept nowhere: without it, nobody can read the file."
LOOKING: Final = 0.1
"""Seconds until how far it is is said again."""


class Choice(NamedTuple):
    """Something to tick."""

    words: str
    forms: tuple[str, ...]
    """Where it applies."""


CHOICES: Final = {
    "history": Choice("earlier versions, too", ("json", ALL_OF_IT)),
    "trash": Choice("the trash, too", ("json", ALL_OF_IT)),
    "closed": Choice("what is closed until it is opened, too", ("markdown", "jrnl", "html", "booklet", ALL_OF_IT)),
    "encrypted": Choice("encrypted, with a passphrase of its own", tuple(FORMS)),
}


class Written(NamedTuple):
    """What was written out."""

    path: Path
    closed: int
    """How many entries hold something closed that is not in it."""


class WriteJournal(Sheet[Written]):
    """Dismissed with what was written, or with None where nothing was.

    Args:
        journal: the journal.
    """

    CSS_PATH = ["exchange.tcss"]
    BINDINGS = [
        command("ctrl+s", "write", "write it", "Write it there.", name="write-out", also="export save print"),
        command("space", "tick", "tick", "Write this out, too, or not.", name="tick-part"),
        command("escape", "leave", "leave it", "Write nothing.", name="leave-write-journal"),
    ]

    heading = "Write the journal out"
    extent = "-compact"

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._stage = ""
        self._form = ""
        self._ticked: set[str] = set()
        self._kinds: tuple[Kind, ...] = ()
        self._suggested = ""
        self._at = 0
        """What of all that there is to tick was highlighted last."""
        self._wanted = True
        self._done = 0
        self._hint = Hint()

    def body(self) -> ComposeResult:
        """The formats; then what of the journal, where to, and what opens it."""
        yield MarkedList(*map(_offered, (*FORMS, ALL_OF_IT)), id="write-forms")
        yield Static(id="write-form", markup=False)
        with Vertical(id="write-fields"):
            yield labelled("Where to", PathLine(id="write-path"))
            yield labelled("Time", Line(placeholder="all of it · 2024 · 2019..2024 · 2024..", id="write-span"))
            yield MarkedList(id="write-choices")
            with Vertical(id="write-secret"):
                yield labelled("Passphrase", Secret(id="write-first", classes="field", compact=True))
                yield labelled("Again", Secret(id="write-again", classes="field", compact=True))
                yield PassphraseStrength(id="write-strength")
        yield Static(id="write-says", markup=False)
        yield self._hint

    def on_mount(self) -> None:
        """Begin with the formats."""
        self._show("forms")
        self.set_interval(LOOKING, self._say_how_far)
        super().on_mount()

    def on_unmount(self) -> None:
        """Nobody wants it any more."""
        self._wanted = False

    def _show(self, stage: str) -> None:
        """Show the formats, what is asked about one, or how far it is written."""
        self._stage = stage
        listed, fields = self.query_one("#write-forms", MarkedList), self.query_one("#write-fields")
        listed.display, fields.display = stage == "forms", stage == "form"
        self.query_one("#write-form").display = stage != "forms"
        self.query_one("#write-says").display = stage != "forms"
        match stage:
            case "forms":
                self._hint.say(("enter", "goes on"), ("leave-write-journal", "leaves it"))
                listed.highlighted = listed.highlighted or 0
                listed.focus()
            case "form":
                self._hint.say(("write-out", "writes it"), ("tick-part", "ticks"), ("leave-write-journal", "back"))
                self._fill()
                self.query_one("#write-path").focus()
            case _:
                self._hint.say(("leave-write-journal", "stops, and writes nothing"))
                self.set_focus(None)

    @property
    def _is_pack(self) -> bool:
        return self._form == ALL_OF_IT or "encrypted" in self._ticked

    def _fill(self) -> None:
        """List what there is to tick, and say what follows from it."""
        form = _form(self._form)
        self.query_one("#write-form", Static).update(plain(f"{form.title[:1].upper()}{form.title[1:]}", "bold"))
        listed = self.query_one("#write-choices", MarkedList)
        self._at = self._at if listed.highlighted is None else listed.highlighted
        rows = [
            Option(box(choice.words, ticked=name in self._ticked), id=name)
            for name, choice in CHOICES.items()
            if self._form in choice.forms
        ]
        kinds = ", ".join(SHOWN[kind].heading.lower() for kind in self._kinds)
        if self._form != "jsonresume":
            rows.append(Option(box(f"only some kinds{': ' * bool(kinds)}{kinds}", ticked=bool(kinds)), id="kinds"))
        listed.set_options(rows)
        self._mark()
        self.query_one("#write-secret").display = self._is_pack
        self._suggest()
        self._say(ENCRYPTED if self._is_pack else NOT_ENCRYPTED, "$muted" if self._is_pack else "$accent")

    @on(DescendantFocus, "#write-choices")
    @on(DescendantBlur, "#write-choices")
    def _mark(self) -> None:
        """Highlight one of what there is to tick while one is among them."""
        listed = self.query_one("#write-choices", MarkedList)
        if listed.highlighted is not None:
            self._at = listed.highlighted
        listed.highlighted = min(self._at, listed.option_count - 1) if self.focused is listed else None

    def _suggest(self) -> None:
        """Put a name where nobody has typed another."""
        line = self.query_one("#write-path", PathLine)
        if line.value != self._suggested:
            return
        ending = _form(self._form).ending or (".zip" if self._form == "markdown" and self._is_pack else "")
        name = f"journal-{self._journal.today().isoformat()}{ending}{'.age' if self._is_pack else ''}"
        line.value = self._suggested = str(Path("~") / name)
        line.cursor_position = len(line.value)

    def _say(self, sentence: str, style: str = "$loss") -> None:
        self.query_one("#write-says", Static).update(plain(sentence, style))

    def _say_how_far(self) -> None:
        if self._stage == "writing" and self._wanted:
            self._say(f"Writing it: {counted(self._done, 'part')} so far.", "")

    @on(OptionList.OptionSelected, "#write-forms")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._form = str(event.option.id)
        self._ticked &= {name for name, choice in CHOICES.items() if self._form in choice.forms}
        self._show("form")

    @on(OptionList.OptionSelected, "#write-choices")
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_tick()

    def action_tick(self) -> None:
        """Tick what is highlighted, or no longer; of kinds, ask which."""
        listed = self.query_one("#write-choices", MarkedList)
        option = listed.highlighted_option
        if option is None or not listed.has_focus:
            return
        if option.id == "kinds":
            self.app.push_screen(PickKinds(self._journal, self._kinds), self._only)
        elif option.id:
            self._ticked ^= {option.id}
            self._fill()

    def _only(self, kinds: tuple[Kind, ...] | None) -> None:
        self._kinds = kinds or ()
        self._fill()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how strong the passphrase is."""
        event.stop()
        if event.input.id == "write-first":
            self.query_one(PassphraseStrength).estimate(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the next thing; from the last one, write it."""
        event.stop()
        if event.input.id == ("write-again" if self._is_pack else "write-span"):
            self.action_write()
        else:
            self.screen.focus_next()

    def action_write(self) -> None:
        """Write it, once everything that was typed will do."""
        if self._stage != "form":
            return
        fields = {name: self.query_one(f"#write-{name}", Input) for name in ("path", "span", "first", "again")}
        wrong = ""
        try:
            span = read_span(fields["span"].value, self._journal.today())
        except DateError as error:
            span, wrong, at = ALL, str(error), "span"
        path = typed_path(fields["path"].value)
        if not fields["path"].value.strip():
            wrong, at = "Type where it is to go.", "path"
        elif not wrong:
            try:
                check_free(path)
            except SharingError as error:
                wrong, at = str(error), "path"
        if not wrong and "trash" in self._ticked and (self._kinds or span != ALL):
            wrong, at = "The trash goes out only with all of the journal: of every kind, and of all time.", "span"
        if not wrong and self._is_pack:
            wrong, at = _secret_wrong(fields["first"].value, fields["again"].value)
        if wrong:
            self._say(f"✗ {wrong}")
            if at == "again":
                fields[at].value = ""
            fields[at].focus()
            return
        passphrase = fields["first"].value if self._is_pack else ""
        for name in ("first", "again"):
            fields[name].value = ""
        form = None if self._form == ALL_OF_IT else self._form
        self._write(WriteOut(form, self._what(span), path, passphrase))

    def _what(self, span: Span) -> Wanted:
        kinds = self._kinds if self._form != "jsonresume" else ()  # which asks for none
        selection = Selection(kinds or EVERYTHING.kinds, span)
        return Wanted(selection, **{name: name in self._ticked for name in ("history", "trash", "closed")})

    def _told(self) -> None:
        """Count a part, unless nobody wants it any more."""
        self._done += 1
        if not self._wanted:
            raise Cancelled

    @work(exclusive=True, group="writing-out")
    async def _write(self, out: WriteOut) -> None:
        self._wanted, self._done = True, 0
        self._show("writing")
        self._say_how_far()
        try:
            closed = await in_background(partial(write_journal_out, self._journal, out, self._told))
        except Cancelled:
            self._show("form")
            self._say("It was stopped, and nothing was written.", "")
        except (SharingError, JournalError) as error:
            self._show("form")
            self._say(f"✗ {error}")
        else:
            self.dismiss(Written(out.path.absolute(), closed))

    def action_leave(self) -> None:
        """Stop writing; go back to the formats; from there, leave."""
        match self._stage:
            case "forms":
                self.dismiss(None)
            case "form":
                self._show("forms")
            case _:
                self._wanted = False
                self._say("Stopping …", "")

    @property
    def loses(self) -> bool:
        """Whether leaving it now loses something: not by a click once a format is chosen."""
        return self._stage != "forms"


def _form(name: str) -> Form:
    return _PACK if name == ALL_OF_IT else FORMS[name]


def _offered(name: str) -> Option:
    form = _form(name)
    title = f"{form.title[:1].upper()}{form.title[1:]}" if name != "jrnl" else form.title
    return Option(Content.assemble((title, "bold"), (f"\n{form.says}", "$muted")), id=name)


def _secret_wrong(first: str, again: str) -> tuple[str, str]:
    """What is wrong with a passphrase that was typed twice, and in which field; nothing where it will do."""
    if not first:
        return "Type a passphrase for it.", "first"
    if first != again:
        return NOT_THE_SAME, "again"
    return "", ""


def said_of(written: Written) -> str:
    """What is said of what was written."""
    said = f"Written to {shown(str(written.path))}."
    if written.closed:
        entries = counted(written.closed, "entry holds", "entries hold")
        said += f" {entries} words that are closed until they are opened; they are not in it."
    return said
