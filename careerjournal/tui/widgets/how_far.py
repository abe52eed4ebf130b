"""Says how far the journal is read, for as long as it is not."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, Final
from weakref import WeakSet

from textual.widgets import Static

from careerjournal.journal.errors import Locked
from careerjournal.journal.how_far import how_far
from careerjournal.tui.output.safe import plain

if TYPE_CHECKING:
    from textual.timer import Timer

    from careerjournal.journal.journal import Journal

_A_MOMENT: Final = 0.2
"""Seconds until it is said anew."""


class HowFar(Static):
    """How far the journal is read, in a sentence with one number, the same wherever it is said at the same time.

    It takes no room while there is nothing to be said.

    Args:
        journal: the journal; somebody else reads it.
        follows: what follows then, in a sentence; nothing is said of that where it is not given.
    """

    OWN_WORDS = True
    """It stays readable while texts are private."""

    DEFAULT_CSS = """
    HowFar { height: auto; display: none; color: $muted; }
    """

    _on_screen: ClassVar[WeakSet[HowFar]] = WeakSet()

    wanted = True
    """Whether it is to be said; not where what is shown is known to be all there is."""

    def __init__(
        self,
        journal: Journal,
        follows: str = "",
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.journal = journal
        self._follows = follows
        self._said = ""
        self._saying: Timer | None = None

    def on_mount(self) -> None:
        """Say it, and again until it is read."""
        self._saying = self.set_interval(_A_MOMENT, self._say_everywhere, pause=True)
        self._on_screen.add(self)
        self.say()

    def on_unmount(self) -> None:
        """It is not seen any more."""
        self._on_screen.discard(self)

    def say(self) -> None:
        """Say it, where the journal is not read."""
        if self._saying is None:
            return  # it says it as soon as it is there
        if not self.journal.is_read:
            self._saying.resume()
        self._say_everywhere()

    def _say_everywhere(self) -> None:
        """Say it on every screen in one go: two numbers beside each other would make one of them wrong."""
        with suppress(Locked):
            said = how_far(self.journal)
            for one in list(self._on_screen):
                if one.journal is self.journal and one.is_attached:
                    one.put(said)

    def put(self, said: str) -> None:
        """Say this, or where it is empty or not wanted nothing, and take no room."""
        said = " ".join(filter(None, (said, self._follows))) if said and self.wanted else ""
        if self._saying is not None and self.journal.is_read:
            self._saying.pause()
        if said != self._said:
            # A number more or less in one line leaves everything else on the screen where it is, as does what is away.
            fits = not self.size.width or max(len(said), len(self._said)) <= self.size.width
            stays = self.display and bool(said) and fits
            self._said = said
            self.display = bool(said)
            self.update(plain(said), layout=not stays)
