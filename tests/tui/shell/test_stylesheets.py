"""The stylesheets: each is read once in a theme, and holds in each theme what stands in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest
from textual.css import parse as parsing
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

from careerjournal.journal.journal import Journal
from careerjournal.model import Setback
from tests.tui.using import USUAL, at_desk, press, rest


async def test_a_stylesheet_is_read_once(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    journal.add(Setback(what_happened="The panel"))
    read: Counter[object] = Counter()
    reads = parsing.parse

    def counted(scope: str, css: str, read_from: CSSLocation, **others: Any) -> Iterable[RuleSet]:
        read[read_from, others["tie_breaker"]] += 1
        return reads(scope, css, read_from, **others)

    monkeypatch.setattr("textual.css.stylesheet.parse", counted)
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        for keys in (("question_mark", "escape"), ("4", "enter", "s", "escape", "escape"), ("n", "escape")):
            await press(pilot, *keys)
            await rest(pilot)
        assert len(read) > 20
        assert set(read.values()) == {1}
        read.clear()
        app.set_theme("paper")
        await press(pilot, "question_mark")
        await rest(pilot)
        assert len(read) >= len(app.stylesheet.source)
        assert set(read.values()) == {1}


async def test_the_rules_in_another_theme_are_those_read_anew(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        app.set_theme("paper")
        await press(pilot, "question_mark")
        await rest(pilot)
        anew = Stylesheet(variables=app.get_css_variables())
        for read_from, (css, is_default, tie_breaker, scope) in app.stylesheet.source.items():
            anew.add_source(css, read_from, is_default, tie_breaker, scope)
        assert [rule.css for rule in app.stylesheet.rules] == [rule.css for rule in anew.rules]
