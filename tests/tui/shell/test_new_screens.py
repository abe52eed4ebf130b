"""A new screen gets its styles once, and they are those that it would get if they were worked out again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.screen import Screen

from careerjournal.journal.journal import Journal
from careerjournal.model import Setback
from careerjournal.tui.shell import new_screens
from careerjournal.tui.writing.edit import EditScreen
from tests.tui.scenes import SCENES, Scene, begin, walk
from tests.tui.using import NARROW, USUAL, WIDE, at_desk, press, rest

pytestmark = pytest.mark.usefixtures("quick")

SHEETS = sorted(Path(new_screens.__file__).parents[1].rglob("*.tcss"))
WALKED = [scene for scene in SCENES if repr(scene) in ("today", "setbacks", "conversations", "what if", "sharing")]


def _styles(screen: Screen[Any]) -> dict[DOMNode, object]:
    return {
        node: (
            dict(node.styles.base._rules),
            {name: dict(styles.base._rules) for name, styles in node._component_styles.items()},
        )
        for node in screen.walk_children(with_self=True)
    }


@pytest.mark.parametrize("scene", WALKED, ids=repr)
async def test_a_screen_has_the_styles_that_it_would_be_given_again(
    scene: Scene, request: pytest.FixtureRequest
) -> None:
    app = begin(scene, request)
    looked_at: list[Screen[Any]] = []
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        async for step in walk(pilot, scene.steps):
            screen = app.screen
            if screen in looked_at:
                continue
            looked_at.append(screen)
            before = _styles(screen)
            app.update_styles(screen, animate=False)
            after = _styles(screen)
            assert [node for node in before if before[node] != after[node]] == [], step
    assert len(looked_at) > 1


@pytest.mark.parametrize("scene", WALKED, ids=repr)
async def test_what_is_there_gets_nothing_from_the_stylesheet_of_a_screen_that_comes(
    scene: Scene, request: pytest.FixtureRequest
) -> None:
    app = begin(scene, request)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        async for step in walk(pilot, scene.steps):
            screen, before = app.screen, _styles(app.screen)
            others = [sheet for sheet in SHEETS if not app.stylesheet.has_source(str(sheet), "")]
            assert others, "all of them have come"
            for sheet in others:
                app.stylesheet.read(sheet)
            app.stylesheet.reparse()
            app.update_styles(screen, animate=False)
            after = _styles(screen)
            assert [node for node in before if before[node] != after[node]] == [], step
            for sheet in others:
                del app.stylesheet.source[str(sheet), ""]
            app.stylesheet.parse()


@pytest.mark.parametrize("size", [NARROW, USUAL, WIDE])
async def test_a_form_gets_its_styles_once(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    journal.add(Setback(what_happened="The panel"))
    app = at_desk(journal)
    async with app.run_test(size=size) as pilot:
        await rest(pilot)
        await press(pilot, "4")
        worked_out: Counter[DOMNode] = Counter()
        apply = Stylesheet.apply

        def counted(sheet: Stylesheet, node: DOMNode, **how: Any) -> None:
            worked_out[node] += 1
            apply(sheet, node, **how)

        monkeypatch.setattr(Stylesheet, "apply", counted)
        await press(pilot, "e")
        screen = app.screen
        assert isinstance(screen, EditScreen)
        assert screen.classes == app.screen_stack[1].classes
        nodes = list(screen.walk_children())
        assert len(nodes) > 50
        # Where the focus goes, and what is folded, is worked out again.
        assert sum(worked_out[node] for node in nodes) < 1.5 * len(nodes)
