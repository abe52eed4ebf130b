"""The keys of a sheet, in a line beneath it."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class Hint(Static):
    """Keys and what they do: ``Hint(("enter", "opens it"), ("esc", "closes"))``."""

    def __init__(self, *keys: tuple[str, str], id: str | None = None) -> None:  # noqa: A002
        super().__init__(hint(*keys), classes="hint", id=id)


def hint(*keys: tuple[str, str]) -> Content:
    """The line: keys in colour, what they do beside them."""
    said = [Content.assemble((key, "bold $accent"), (f" {does}", "$muted")) for key, does in keys]
    return Content("   ").join(said)
