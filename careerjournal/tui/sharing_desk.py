"""What the desk offers of sharing: to share the open entry, to find a story, to open a pack that came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textual.screen import Screen

from careerjournal.model.links import Kind, Ref
from careerjournal.tui.commands import command

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

SHARING: Final = [
    command("f", "find_story", "story", "Find a story: describe a situation, and what fits it comes up."),
    command("o", "open_pack", "pack", "Open a pack: put the stories that somebody sent you on your shelf."),
]
"""The commands, for the desk's own."""

_WHERE: Final = {"find_story": (Kind.SETBACK, Kind.LESSON, Kind.SHARE), "open_pack": (Kind.SHARE,)}
"""The sections that offer each, by the kinds they hold."""


class SharesFromDesk(Screen[None]):
    """The desk's part in sharing."""

    _journal: Journal
    _open: Ref | None

    async def open_entry(self, ref: Ref) -> None:
        """Read an entry, wherever it is at home."""
        raise NotImplementedError

    def offers_sharing(self, action: str, kinds: tuple[Kind, ...]) -> bool | None:
        """Whether one of these can be done in a section that holds these kinds; None where it is none of these."""
        where = _WHERE.get(action)
        return None if where is None else bool(set(where).intersection(kinds))

    def action_find_story(self) -> None:
        """Describe a situation, and read the story that fits."""
        from careerjournal.tui.screens.find_story import FindStory  # noqa: PLC0415 - loaded when it is wanted

        self.app.push_screen(FindStory(self._journal), self._to)

    def action_open_pack(self) -> None:
        """Open a pack, and read its first story."""
        from careerjournal.tui.screens.open_pack import OpenPack  # noqa: PLC0415 - loaded when it is wanted

        self.app.push_screen(OpenPack(self._journal), self._to)

    async def _to(self, ref: Any) -> None:
        if ref is not None:
            await self.open_entry(ref)
