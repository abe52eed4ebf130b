"""The keys that edit a text, as they are named in help. Textual's own do the same, and say nothing of it."""

from __future__ import annotations

from typing import Final

from textual.binding import Binding, BindingType

from careerjournal.tui.commands import command


def _edits(key: str, action: str, label: str, says: str, *, name: str = "") -> Binding:
    return command(key, action, label, says, name=f"text-{name or label.replace(' ', '-')}", footer=False)


_BOTH: Final[list[BindingType]] = [
    _edits("ctrl+z", "undo", "undo", "Take the latest change back."),
    _edits("ctrl+y,ctrl+shift+z", "redo", "redo", "Make a change again that was taken back."),
    _edits("ctrl+x", "cut", "cut", "Cut what is selected."),
    _edits("ctrl+c", "copy", "copy", "Copy what is selected."),
    _edits("ctrl+v", "paste", "paste", "Paste what was cut or copied here; your terminal’s own paste works too."),
]

AREA_KEYS: Final[list[BindingType]] = [
    _edits("ctrl+home", "to_start", "to the start", "To the start of the text; with shift, select as far as that."),
    _edits("ctrl+end", "to_end", "to the end", "To the end of the text; with shift, select as far as that."),
    Binding("ctrl+shift+home", "to_start(True)", show=False),
    Binding("ctrl+shift+end", "to_end(True)", show=False),
    Binding("shift+pageup", "cursor_page_up(True)", show=False),
    Binding("shift+pagedown", "cursor_page_down(True)", show=False),
    _edits("home,ctrl+a", "cursor_line_start", "line start", "To the start of the line; with shift, select."),
    _edits("end,ctrl+e", "cursor_line_end", "line end", "To the end of the line; with shift, select."),
    _edits("ctrl+left", "cursor_word_left", "word left", "A word to the left; with shift, select it."),
    _edits("ctrl+right", "cursor_word_right", "word right", "A word to the right; with shift, select it."),
    _edits("f6", "select_line", "select line", "Select the line. shift and an arrow select by characters and lines."),
    _edits("f7", "select_all", "select all", "Select the whole text."),
    *_BOTH,
    _edits("ctrl+w,ctrl+backspace,alt+backspace", "delete_word_left", "delete word", "Delete the word before."),
    _edits("alt+delete", "delete_word_right", "delete next word", "Delete the word behind."),
    _edits("ctrl+u", "delete_to_start_of_line", "delete to start", "Delete as far as the start of the line."),
    _edits("ctrl+k", "delete_to_end_of_line_or_delete_line", "delete to end", "Delete as far as the end of the line."),
    _edits("ctrl+shift+k", "delete_line", "delete line", "Delete the line."),
]

LINE_KEYS: Final[list[BindingType]] = [
    _edits(
        "home,ctrl+a,ctrl+home", "home", "to the start", "To the start of the line; with shift, select.", name="home"
    ),
    _edits("end,ctrl+e,ctrl+end", "end", "to the end", "To the end of the line; with shift, select.", name="end"),
    _edits("ctrl+left", "cursor_left_word", "word left", "A word to the left; with shift, select it."),
    _edits("ctrl+right", "cursor_right_word", "word right", "A word to the right; with shift, select it."),
    _edits("f7,ctrl+shift+a", "select_all", "select all", "Select the whole line."),
    *_BOTH,
    # Textual has this one delete to the right.
    _edits("ctrl+w,ctrl+backspace,alt+backspace", "delete_left_word", "delete word", "Delete the word before."),
    _edits("alt+delete", "delete_right_word", "delete next word", "Delete the word behind."),
    _edits("ctrl+u", "delete_left_all", "delete to start", "Delete as far as the start of the line."),
    # Textual's would delete to the end of a field that ctrl+k is to fill.
    command("ctrl+k", "pick", "choose", "", footer=False),
]
