"""For whom something is: an audience, a name, and what becomes of exact things on the way to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import structs
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from careerjournal.journal.errors import JournalError
from careerjournal.model.opening import Audience
from careerjournal.model.records import RecordError
from careerjournal.model.vocabulary import Treatment
from careerjournal.sharing.audiences import OURS, audiences, keep_audience, remove_audience
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.hints import refusal
from careerjournal.tui.widgets.line import Line
from careerjournal.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.sharing.preparation import Preparation

_EXACT: Final = (("d", "dates"), ("m", "sums"), ("t", "tags"), ("w", "links"))
_SAID: Final = {Treatment.KEEP: "as they are", Treatment.SOFTEN: "softened", Treatment.DROP: "left out"}


class ShareFor(Sheet[Audience]):
    """Dismissed with the audience; the name and the signature are put into the preparation."""

    CSS_PATH = ["screen.tcss"]
    BINDINGS = [
        command("escape", "leave", "back", "Leave it as it was.", name="leave-audience"),
        *(
            command(
                key, f"turn('{what}')", what, f"Keep {what} as they are, soften them, or leave them out.", name=what
            )
            for key, what in _EXACT
        ),
        command("n", "new", "new", "Make an audience of your own from the highlighted one.", name="new-audience"),
        command("x", "remove", "remove", "Let go of an audience of your own.", name="remove-audience"),
    ]

    heading = "For whom"
    hints = (
        ("enter", "takes it"),
        ("dates sums tags links", "dates, sums, tags, links"),
        ("new-audience", "new"),
        ("leave-audience", "back"),
    )
    extent = "-small -compact"

    def __init__(self, journal: Journal, prep: Preparation) -> None:
        super().__init__()
        self._journal = journal
        self._prep = prep
        self._there: tuple[Audience, ...] = ()

    def body(self) -> ComposeResult:
        """The audiences, whom among them, and from whom."""
        yield MarkedList(id="audiences")
        yield Static(plain("By name, if to one of them"), classes="heading")
        yield Line(self._prep.person, placeholder="Jo", id="person")
        yield Static(plain("From whom, in a pack"), classes="heading")
        yield Line(self._prep.signature, placeholder="nobody is named", id="from")
        yield Static("", id="audience-says", markup=False)

    def on_mount(self) -> None:
        """Be ready to choose."""
        self._fill(self._prep.audience.name)

    def _fill(self, name: str) -> None:
        self._there = audiences(self._journal)
        listed = self.query_one(MarkedList)
        listed.set_options([Option(self._row(audience)) for audience in self._there])
        names = [audience.name for audience in self._there]
        listed.highlighted = names.index(name) if name in names else 0

    def _row(self, audience: Audience) -> Content:
        said = [f"{what} {_SAID[getattr(audience, what)]}" for _, what in _EXACT]
        return Content.assemble((audience.name, "bold"), (f"\n{' · '.join(said)}", "$muted"))

    @property
    def _chosen(self) -> Audience:
        return self._there[self.query_one(MarkedList).highlighted or 0]

    def action_turn(self, what: str) -> None:
        """The next thing that may become of dates, numbers, tags or links."""
        ways = list(Treatment)
        now = getattr(self._chosen, what)
        self._keep(structs.replace(self._chosen, **{what: ways[(ways.index(now) + 1) % len(ways)]}))

    def _keep(self, audience: Audience) -> None:
        try:
            keep_audience(self._journal, audience)
        except (JournalError, RecordError) as error:
            self.query_one("#audience-says", Static).update(refusal(str(error)))
            return
        self._fill(audience.name)

    def action_new(self) -> None:
        """Make one of one's own."""
        from careerjournal.tui.sheets.ask_line import AskLine  # noqa: PLC0415 - loaded when it is wanted

        like = self._chosen
        asked = AskLine(
            "What do you call them?",
            f"The new audience begins like “{like.name}”; change what becomes of dates and the rest afterwards.",
            check=lambda line: "" if line else "Type a few words, like “the people in my reading group”.",
            does="makes it",
            does_not="makes none",
        )
        self.app.push_screen(asked, lambda line: self._keep(structs.replace(like, name=line)) if line else None)

    def action_remove(self) -> None:
        """Let go of one of one's own; ours becomes itself again."""
        name = self._chosen.name
        try:
            remove_audience(self._journal, name)
        except JournalError as error:
            self.query_one("#audience-says", Static).update(refusal(str(error)))
            return
        self._fill(name if name in {ours.name for ours in OURS} else OURS[0].name)

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def _taken(self, event: OptionList.OptionSelected | Input.Submitted) -> None:
        event.stop()
        self._prep.person = " ".join(self.query_one("#person", Input).value.split())
        self._prep.sign(" ".join(self.query_one("#from", Input).value.split()))
        self.dismiss(self._chosen)
