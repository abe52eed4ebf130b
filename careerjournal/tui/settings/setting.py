"""What every setting on the settings screen is made of, and what settings ask of the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, cast

from careerjournal.tui.settings.rows import Choice

if TYPE_CHECKING:
    from textual.screen import Screen

    from careerjournal.access.door import Door
    from careerjournal.journal.journal import Journal
    from careerjournal.settings import Settings


class HasSettings(Protocol):
    """The program, as far as its settings are concerned."""

    settings: Settings
    own_keys: Mapping[str, str]
    no_color: bool

    def theme_names(self) -> Sequence[str]:
        """Return the name of every theme there is."""
        ...

    def show_theme(self, name: str) -> None:
        """Look like this for now."""
        ...

    def choose(self, name: str, value: str | bool | int) -> None:
        """Let a setting say something else, and write it."""
        ...

    def choose_key(self, name: str, keys: str) -> None:
        """Give a command other keys, or with none its own again, and write it."""
        ...


class IsAsked(Protocol):
    """The screen on which settings are chosen, as they know it."""

    door: Door
    journal: Journal

    @property
    def of(self) -> Screen[None]:
        """The screen itself."""
        ...

    def show_again(self, said: str = "", *, wrong: bool = False) -> None:
        """Show what the setting says now, and a sentence about what was done."""


class Setting:
    """A setting: what it says now, what it is about, what there is to choose.

    Args:
        asked: the screen on which it is chosen.
    """

    group: str
    """The heading that it stands under."""
    title: str

    def __init__(self, asked: IsAsked) -> None:
        self._asked = asked

    @property
    def _app(self) -> HasSettings:
        return cast("HasSettings", self._asked.of.app)

    def now(self) -> str:
        """What it says now, in a word or two; empty where it is something to do."""
        return ""

    def says(self) -> str:
        """What it is about, in a few sentences."""
        raise NotImplementedError

    def choices(self) -> Sequence[Choice]:
        """What there is to choose."""
        raise NotImplementedError

    def look_at(self, choice: Choice) -> None:
        """Show what a choice would bring, before it is taken."""

    def put_back(self) -> None:
        """Show again what holds, where nothing was taken."""

    def take(self, choice: Choice) -> None:
        """Take a choice."""
        raise NotImplementedError
