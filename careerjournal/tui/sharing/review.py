"""The review on the Share screen: what may still give somebody away is answered line by line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from msgspec import structs
from textual.screen import Screen

from careerjournal.model.links import Ref
from careerjournal.model.name import Name
from careerjournal.model.vocabulary import NameKind
from careerjournal.sharing.redaction.answers import Verdict
from careerjournal.tui.commands import command

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.sharing.preparation import Preparation
    from careerjournal.sharing.review.findings import Finding
    from careerjournal.tui.sharing.rows import Row

REVIEW: Final = [
    command("r", "replace", "replace", "Put other words in the place of what was found.", name="review-replace"),
    command("c", "cut", "cut", "Leave out the sentence it stands in.", name="review-cut"),
    command("y", "fine", "it is fine", "Let what was found leave as it is.", name="review-fine"),
    command("n", "list_name", "list the name", "Put the name on your list, with its stand-in.", name="review-name"),
    command("x", "ask_again", "ask again", "Take this answer back.", name="review-again"),
]
"""The commands, for the Share screen's own."""


class Reviews(Screen[Ref | None]):
    """The Share screen's part in answering."""

    _journal: Journal
    prep: Preparation

    @property
    def row(self) -> Row | None:
        """The highlighted line."""
        raise NotImplementedError

    def changed(self, go_to: str = "") -> None:
        """Show what has changed."""
        raise NotImplementedError

    def kept(self, keep: Callable[[], Any]) -> bool:
        """Whether the journal took it."""
        raise NotImplementedError

    def ask_stand_in(self, name: Name) -> None:
        """Ask what stands in for a name, here and from now on."""
        from careerjournal.tui.sheets.ask_line import AskLine  # noqa: PLC0415 - loaded when it is wanted

        asked = AskLine(
            f"What stands in for {name.name}?",
            "It is said instead, here and in whatever you share later. Words that name nobody.",
            name.stand_in,
            check=lambda line: self.prep.problem_of(structs.replace(name, stand_in=line)),
            hint="a colleague in another department",
        )
        self.app.push_screen(asked, lambda line: self._give_stand_in(name, line))

    def _give_stand_in(self, name: Name, line: str | None) -> None:
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
        others = f" Perhaps {' · '.join(finding.suggestions)}." if finding.suggestions else ""
        asked = AskLine(
            f"What shall stand in the place of “{finding.text}”?",
            f"Only in what leaves; your entry stays as it is. Empty, the words are taken out.{others}",
            next(iter(finding.suggestions), ""),
        )
        self.app.push_screen(asked, lambda line: self._replace(finding, line))

    def _replace(self, finding: Finding, line: str | None) -> None:
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
            kind = NameKind.ORGANISATION if self._finding.kind == "organisation" else NameKind.PERSON
            self.ask_stand_in(Name(name=self._finding.text, kind=kind))

    @property
    def _finding(self) -> Finding | None:
        return self.row.finding if self.row else None
