"""A picture on its way out: the words in it go through the review, and it is drawn again of what is left of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from careerjournal.sharing.document import Format, Maker
from careerjournal.sharing.markdown.blocks import escaped
from careerjournal.sharing.markdown.rendering import plain_text
from careerjournal.sharing.preparation import Preparation
from careerjournal.sharing.redaction.answers import Answer
from careerjournal.sharing.redaction.softening import Choices
from careerjournal.sharing.subjects import Subject

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.base import Entry
    from careerjournal.model.opening import Audience

ONE_LINE = 100_000
"""More cells than any text in a picture has: none of them is wrapped."""


def told(
    journal: Journal, texts: Iterable[str], choices: Choices | None = None, answers: Iterable[Answer] = ()
) -> dict[str, str]:
    """For each text of a picture, the text that takes its place: names as stand-ins, findings as they were answered."""
    maker = Maker(journal, choices or Choices(), answers)
    return {text: _line(maker.page(escaped(text)).markdown) for text in texts}


def _line(markdown: str) -> str:
    return " ".join(plain_text(markdown, ONE_LINE).split())


class PicturePreparation(Preparation):
    """A picture being made ready to leave.

    Args:
        journal: the open journal.
        title: what the picture is called; what was answered is kept under it.
        entries: those that are in it.
        texts: every text in it.
        draw: makes the picture in a form, saying for each text another.
    """

    COMES_BACK: ClassVar = False
    FORMS: ClassVar = (Format.TEXT, Format.SVG)

    def __init__(
        self,
        journal: Journal,
        title: str,
        entries: Iterable[Entry],
        texts: tuple[str, ...],
        draw: Callable[[Mapping[str, str], Format], str],
    ) -> None:
        self._texts = texts
        self._draw = draw
        markdown = "\n\n".join(escaped(text) for text in texts)
        super().__init__(journal, Subject(title, title, tuple(entries), markdown))

    def choose(self, audience: Audience) -> None:
        """Get it ready for another audience; a picture stays one."""
        super().choose(audience)
        if self.form not in self.FORMS:
            self.form = Format.TEXT

    @cached_property
    def _said_instead(self) -> dict[str, str]:
        return told(self._journal, self._texts, self._choices, self.answers.values())

    @property
    def page(self) -> str:
        """None: the same words can be drawn in other ways."""
        return ""

    @property
    def problem(self) -> str:
        """Why it cannot leave yet, in a sentence; empty where it can."""
        # Each text is told by itself, and all of them are reviewed together: both have to say the same.
        reviewed = {" ".join(line.split()) for line in plain_text(self.document.markdown, ONE_LINE).splitlines()}
        if not super().problem and not reviewed.issuperset(filter(None, self._said_instead.values())):
            return "Something in it cannot be told as it was answered. Answer it in another way, or rename it."
        return super().problem

    @property
    def text(self) -> str:
        """The picture as it would leave, to be read."""
        return self._text_in(Format.TEXT)

    @property
    def data(self) -> bytes:
        """Every byte that would leave."""
        return self._text_in(self.form).encode()

    def _made_in(self, form: Format) -> str:
        return self._draw(self._said_instead, form)
