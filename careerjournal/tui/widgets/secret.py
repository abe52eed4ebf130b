"""A field for a passphrase: what is typed in it is neither shown nor copied."""

from __future__ import annotations

from textual.widgets import Input


class Secret(Input):
    """An input that never gives its text away; Textual's own lets a hidden text be copied."""

    def __init__(
        self,
        *,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
        compact: bool = False,
    ) -> None:
        super().__init__(
            placeholder=placeholder, id=id, classes=classes, compact=compact, password=True, select_on_focus=False
        )

    def _position_to_cell(self, position: int) -> int:
        """A dot is one cell wide, whatever it stands for; Textual's own measures the text, and Rich remembers it."""
        return position

    def _cell_offset_to_index(self, offset: int) -> int:
        return min(max(0, offset + self.scroll_offset.x), len(self.value))

    def on_unmount(self) -> None:
        """Keep nothing once it is gone, as where the journal is locked over what was typed."""
        self.set_reactive(Input.value, "")

    def action_copy(self) -> None:
        """Copy nothing."""

    def action_cut(self) -> None:
        """Copy nothing, and leave the text."""
