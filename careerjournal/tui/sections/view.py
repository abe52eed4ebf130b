"""One way to show a section, and what is asked of whoever shows it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from textual.message import Message
from textual.widget import Widget

from careerjournal.model.links import Ref

if TYPE_CHECKING:
    import datetime as dt

    from textual.content import Content

    from careerjournal.model.partial_date import PartialDate
    from careerjournal.tui.sections.catalogue import Section


class Chosen(Message):
    """An entry is chosen in a view.

    Args:
        ref: the entry; None where the view has chosen somebody without one, who is its `unlisted`.
        opened: whether it is to be read: with enter or a click; else it is only highlighted.
        in_passing: whether somebody may be moving through the list, so that the page may follow when they rest.
    """

    def __init__(self, ref: Ref | None, *, opened: bool, in_passing: bool = False) -> None:
        super().__init__()
        self.ref = ref
        self.opened = opened
        self.in_passing = in_passing


class Changed(Message):
    """The journal was changed in a view, which is to be shown anew."""


class WriteEntry(Message):
    """Somebody wants to write.

    Args:
        ref: the entry; with number 0 a new one.
        begun: what stands in a new one at the beginning, which is kept even if nothing is added to it.
        prefill: what stands there too, and is nothing to keep by itself.
    """

    def __init__(
        self, ref: Ref, begun: Mapping[str, Any] | None = None, *, prefill: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__()
        self.ref = ref
        self.begun = dict(begun or {})
        self.prefill = dict(prefill or {})


class ReadEntry(Message):
    """Somebody wants to read an entry, wherever it is at home."""

    def __init__(self, ref: Ref) -> None:
        super().__init__()
        self.ref = ref


class SectionView(Widget):
    """One way to show a section. Mixed into a container, or a widget of its own; it posts `Chosen`."""

    WHOLE: ClassVar[bool] = False
    """Whether it takes the page's room too; nothing is chosen in such a view."""
    BROAD: ClassVar[bool] = False
    """Whether it needs room, so that only in a wide window the page stands beside it before it is read."""

    unlisted: str = ""
    """Whom it has chosen where that is somebody without an entry: the key of a `Person`; no entry is chosen then."""

    @property
    def is_to_come(self) -> bool:
        """Whether what it shows, or a part of that, is not known yet."""
        return False

    def has_to_wait(self, key: str) -> bool:
        """Whether a key, whatever has the focus, is for what is to come: one of the view's own or of its list's."""
        takers = (self, *self.query("LineList"))
        return self.is_to_come and any(key in one._bindings.key_to_bindings for one in takers)  # noqa: SLF001 - also what cannot be asked for now

    @property
    def between(self) -> Content | None:
        """What the page says while something is highlighted that is no entry, as a year is; None where nothing is."""
        return None

    @property
    def position(self) -> object:
        """Where somebody is in it, to come back to after a lock: numbers, never words; None where it keeps nothing."""
        return None

    def come_back(self, position: object) -> None:
        """Be there again once it is known what is shown; it is told so before it shows anything."""
        del position

    @abstractmethod
    async def show_section(self, section: Section, view: str, keep: Ref | None, *, near: bool) -> Ref | None:
        """Work out what it shows.

        Args:
            section: the section to show.
            view: the view's name, where one widget serves for several.
            keep: the entry to stay on, where it is still there.
            near: whether the same was shown before, so that one stays near where one was.

        Returns:
            The entry that is chosen now.
        """

    def take_focus(self) -> None:
        """Take the focus."""
        self.focus()


class DatedView(SectionView):
    """A view in which one can go to a day."""

    @abstractmethod
    def go_to(self, first: dt.date, last: dt.date, *, vague: bool = False) -> PartialDate | None:
        """Choose the first entry of a time; the nearest to it where none is. See `journal.order.nearest`.

        Returns:
            When that was; None where nothing here has a day.
        """
