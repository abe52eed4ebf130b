"""What the desk offers of sharing: to share the open entry, to find a story, to open a pack that came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textual.screen import Screen

from careerjournal.model.links import Kind, Ref
from careerjournal.tui.commands import command

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.sharing.preparation import Preparation

SHARING: Final = [
    command("s", "share", "share", "Open parts of this entry, see exactly what will leave, and write it out."),
    command("f", "find_story", "find a story", "Describe a situation, and what fits it comes up.", footer=False),
    command("C", "cv", "CV of failures", "Chosen setbacks as one fair page, beside what went right.", footer=False),
    command("o", "open_pack", "pack", "Open a pack: put the stories that somebody sent you on your shelf."),
]
"""The commands, for the desk's own."""

_WHERE: Final = {
    "find_story": (Kind.SETBACK, Kind.LESSON, Kind.SHARE),
    "cv": (Kind.SETBACK, Kind.SHARE),
    "open_pack": (Kind.SHARE,),
}
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

    def action_share(self) -> None:
        """Share the open entry."""
        from careerjournal.sharing.preparation import Preparation  # noqa: PLC0415 - loaded when it is wanted
        from careerjournal.sharing.subjects import Subject  # noqa: PLC0415 - the same

        entry = self._journal.get(self._open) if self._open else None
        if entry is not None:
            self._share(Preparation(self._journal, Subject.of(entry, self._journal)))

    def action_cv(self) -> None:
        """Put a CV of failures together."""
        from careerjournal.sharing.preparation import Preparation  # noqa: PLC0415 - loaded when it is wanted
        from careerjournal.sharing.subjects import Subject  # noqa: PLC0415 - the same

        if len(self._journal.setbacks):
            self._share(Preparation(self._journal, Subject.cv_of_failures(self._journal)))

    def share_draft(self) -> None:
        """Come back to what was being shared when the journal was locked."""
        from careerjournal.sharing.preparation import Preparation  # noqa: PLC0415 - loaded when it is wanted

        draft = self._journal.drafts.get(Ref(Kind.SHARE, 0))
        prep = Preparation.from_draft(self._journal, draft.values) if draft else None
        if draft is None or prep is None:
            self._journal.drafts.discard(Ref(Kind.SHARE, 0))
            return
        self._share(prep, str(draft.values.get("path", "")))

    def _share(self, prep: Preparation, path: str = "") -> None:
        from careerjournal.tui.sharing.screen import ShareScreen  # noqa: PLC0415 - loaded when it is wanted

        self.app.push_screen(ShareScreen(self._journal, prep, path), self._shared)

    async def _shared(self, ref: Ref | None) -> None:
        await self.refresh_desk()

    async def refresh_desk(self) -> None:
        """Show what has changed, where one is."""
        raise NotImplementedError

    def action_find_story(self) -> None:
        """Describe a situation, and read the story that fits."""
        from careerjournal.tui.sharing.find_story import FindStory  # noqa: PLC0415 - loaded when it is wanted

        self.app.push_screen(FindStory(self._journal), self._to)

    def action_open_pack(self) -> None:
        """Open a pack, and read its first story."""
        from careerjournal.tui.sharing.open_pack import OpenPack  # noqa: PLC0415 - loaded when it is wanted

        self.app.push_screen(OpenPack(self._journal), self._to)

    async def _to(self, ref: Any) -> None:
        if ref is not None:
            await self.open_entry(ref)
