"""What is written can be read, in every theme: the pieces that no scene shows, and that a faint one is found."""

from __future__ import annotations

import pytest
from textual.widgets import Select

from careerjournal.journal.journal import Journal
from careerjournal.lattice.highlight import Highlight
from careerjournal.model import Ref, Reflection
from careerjournal.model.vocabulary import MoveStatus
from careerjournal.settings import Settings
from careerjournal.themes import DEFAULT_DARK, DEFAULT_LIGHT, bundled_names
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.lattice.view import LatticeView
from careerjournal.tui.shell.palette import Everything
from tests.tui.contrast import faint, least
from tests.tui.using import USUAL, at_desk, desk, press, rest, seen

pytestmark = pytest.mark.usefixtures("quick")

EVERYTHING = """\
# One

## Two

### Three

#### Four

##### Five

###### Six

Words, **strong**, *stressed*, ~~struck~~, `code`, and [a link](https://example.org).

- a point
  - beneath it

1. a number

> What was said.

| Year | Place |
| ---- | ----- |
| 2019 | Stell |

---

```python
import os  # why


class Tide(Exception):
    'Said of it.'

    def __init__(self, height: int = 3) -> None:
        self.height, self.name = height + 0x1F, f"{os.name}\\n" and None


@property
def high() -> bool:
    return True if not len([1.5]) else raise_("never")
```

```html
<p class="tide">High &amp; low</p>
```

```diff
--- a
+++ b
@@ -1 +1 @@
-low
+high
```
"""
"""Whatever Markdown draws, and what a programmer may paste."""

TRUE_COLOUR = [name for name in bundled_names() if name not in ("ansi", "plain")]


@pytest.fixture
def written(journal: Journal) -> Ref:
    """An entry with all that."""
    return journal.add(Reflection(body=EVERYTHING)).ref


@pytest.mark.parametrize("theme", [DEFAULT_DARK, DEFAULT_LIGHT])
async def test_a_page_with_everything_that_markdown_draws(theme: str, journal: Journal, written: Ref) -> None:
    app = at_desk(journal, Settings(theme=theme))
    async with app.run_test(size=(120, 110)) as pilot:
        await rest(pilot)
        await desk(app).open_entry(written)
        await rest(pilot)
        assert app.theme == theme
        assert "\n".join(faint(app)) == ""


@pytest.mark.parametrize("theme", [DEFAULT_DARK, DEFAULT_LIGHT])
async def test_a_form_with_something_selected_something_missing_and_a_list_open(
    theme: str, journal: Journal, written: Ref
) -> None:
    app = at_desk(journal, Settings(theme=theme))
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(written)
        await press(pilot, "e", "shift+down", "shift+down", "f2", "f2")
        assert "\n".join(faint(app)) == ""
        await press(pilot, "escape", "4", "n")
        assert "\n".join(faint(app)) == ""
        await press(pilot, "W", "tab", "n", "o")
        assert "\n".join(faint(app)) == ""
        await press(pilot, "shift+left", "tab")
        select = app.screen.query(Select).first()
        select.focus()
        await press(pilot, "enter", "down")
        assert select.expanded
        assert "not said" in seen(app)
        assert "\n".join(faint(app)) == ""


@pytest.mark.parametrize(
    ("styles", "says"),
    [
        (".facts { color: $line !important; }", "$line on $ground has 1."),
        (".title { background: $line !important; color: $muted !important; }", "$muted on $line has "),
        (".title { text-opacity: 70% !important; }", "none of the theme’s colours"),
        (".title { color: $ink 80% !important; }", "none of the theme’s colours"),
        (".title { color: #808080 !important; }", "#808080 is none of the theme’s colours"),
        (
            ".title { background-tint: $foreground 5% !important; background: $ground !important; }",
            "none of the theme’s colours",
        ),
        (".title { text-style: dim !important; }", "none of the theme’s colours"),
    ],
)
async def test_what_a_stylesheet_makes_faint_is_found(
    styles: str, says: str, little: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CareerJournal, "CSS", styles)
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "4", "enter")
        assert [one for one in faint(app) if says in one]


@pytest.mark.parametrize("role", ["line", "muted"])
@pytest.mark.parametrize("ink", ["dimmed", "guide", "box", "missed"])
async def test_the_lines_of_the_lattice_are_no_rules(
    role: str, ink: str, sample_journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CareerJournal, "CSS", f"#drawing > .drawing--{ink} {{ color: ${role} !important; }}")
    app = at_desk(sample_journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "3", *("v" if ink == "guide" else ""))
        if ink == "dimmed":
            view = app.screen.query_one(LatticeView)
            view.set_highlight(Highlight(frozenset({MoveStatus.TAKEN})))
            await rest(pilot)
        assert any("$line on $ground" in one for one in faint(app)) == (role == "line")


@pytest.mark.parametrize("theme", [DEFAULT_DARK, DEFAULT_LIGHT])
async def test_the_palette_while_it_looks_for_more(theme: str, little: Journal) -> None:
    app = at_desk(little, Settings(theme=theme))
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "ctrl+p")
        assert isinstance(app.screen, Everything)
        app.screen._show_busy = True
        await rest(pilot)
        assert "Still looking" in seen(app)
        assert "\n".join(faint(app)) == ""


def test_the_least_is_looked_for_in_every_theme_of_true_colours() -> None:
    ratio, theme = least("muted", "sheet")
    assert theme in TRUE_COLOUR
    assert 4.5 <= ratio < 7
    assert least("ground", "ground") == (1, min(TRUE_COLOUR))
