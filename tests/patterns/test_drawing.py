"""Charts drawn in cells: each row in its width, with its words, and readable without colours and in ASCII."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from careerjournal.journal.journal import Journal
from careerjournal.model import Ref
from careerjournal.model.links import Kind
from careerjournal.patterns.chart import Chart, Form, Page, Row
from careerjournal.patterns.counting import Counting
from careerjournal.patterns.drawing import Drawing, Line, wrapped
from careerjournal.plain_forms import in_cells


@pytest.fixture
def page(sample_journal: Journal) -> Page:
    return Counting(sample_journal).whole()


def said(lines: list[Line]) -> list[str]:
    return ["".join(piece.text for piece in line) for line in lines]


def draw(form: Form, names: tuple[str, ...], *rows: tuple[str, tuple[float | None, ...], str]) -> tuple[Drawing, Chart]:
    made = tuple(Row(label, values, words, (Ref(Kind.SETBACK, 1),)) for label, values, words in rows)
    chart = Chart("x", "Heading", "A sentence.", (), form, names, made)
    return Drawing(chart, 70, cell_len), chart


@pytest.mark.parametrize("width", [20, 30, 40, 55, 70, 90, 110, 200])
@pytest.mark.parametrize("signs", [True, False])
def test_every_row_fits_and_says_its_words(page: Page, width: int, signs: bool) -> None:
    for chart in page.charts:
        drawing = Drawing(chart, width, cell_len, signs=signs)
        assert all(cell_len(line) <= width for line in said(drawing.heading()))
        for row in chart.rows:
            lines = said(drawing.row(row))
            told = re.sub(r"\s+", " ", " ".join(lines))
            if chart.form is Form.SHARES and row.words not in told:
                numbers = re.findall(r"[\d.]+", row.words.rpartition("then")[2])
                assert all(number in told for number in numbers)
                assert ("not read again" in row.words) == ("not read again" in told)
            else:
                assert row.words.replace(" ", "") in told.replace(" ", "")
            assert [line for line in lines if cell_len(line) > width] == []


def test_in_ascii_no_two_signs_of_a_chart_are_one(page: Page) -> None:
    for chart in page.charts:
        drawing = Drawing(chart, 70, cell_len, signs=False)
        legend = [in_cells(line, "ascii", cell_len, signs=False) for line in said(drawing.heading())]
        assert all(line.isascii() for line in legend)
        signs = [
            piece.text for line in drawing.heading() for piece in line if len(piece.text) <= 2 and piece.text.strip()
        ]
        plain = [in_cells(sign, "ascii", cell_len, signs=False) for sign in signs]
        assert len(set(plain)) == len(plain)


def test_a_row_of_time_has_a_cell_a_column_and_a_sign_for_none() -> None:
    drawing, chart = draw(
        Form.COUNTS,
        ("2019", "2020", "2021", "2022"),
        ("near miss", (1, None, None, 12), "13: one in 2019 and 12 in 2022"),
    )
    assert said(drawing.heading())[0] == "▁ few  █ the most: 12"
    assert said(drawing.heading())[1].split() == ["2019", "2022"]
    assert said(drawing.row(chart.rows[0])) == ["near miss  ▁ · · █    13: one in 2019 and 12 in 2022"]
    wide = Drawing(chart, 110, cell_len)
    assert [line.split() for line in said(wide.heading())] == [["2019", "2021"]]
    assert said(wide.row(chart.rows[0])) == ["near miss  1  ·  ·  12    13: one in 2019 and 12 in 2022"]


def test_energy_rises_and_between_two_words_is_between_two_heights() -> None:
    levels = (1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, None, None, None)
    drawing, chart = draw(Form.LEVELS, tuple("JFMAMJJASOND"), ("2020", levels, "rising"))
    drawn = [cell[:1] for cell in re.findall(r"\S+", said(drawing.row(chart.rows[0]))[0])[1:10]]
    assert drawn == sorted(drawn)
    assert len(set(drawn)) >= 7


def test_shares_then_and_since_as_long_as_they_are() -> None:
    names = tuple(f"{part} {when}" for when in ("then", "since") for part in ("my part", "competition", "chance"))
    drawing, chart = draw(
        Form.SHARES, names, ("2019", (2, 7, 3, 5, 4, 0), "x"), ("2020", (1, 0, 0, None, None, None), "y")
    )
    then, since = said(drawing.row(chart.rows[0]))
    assert then.count("═") > then.count("╌") > then.count("━") > 0
    assert (since.count("╌"), since.endswith("my part 5, competition 4, chance 0")) == (0, True)
    assert said(drawing.row(chart.rows[1]))[1].split() == ["since", "not", "read", "again"]


def test_one_sign_stands_for_several_where_there_are_too_many() -> None:
    names = ("taken", "missed", "declined", "open")
    drawing, chart = draw(
        Form.PARTS, names, ("lateral", (500, 3, 0, 1), "of 504, 500 taken"), ("vertical", (1, 0, 0, 0), "one taken")
    )
    legend = " ".join(said(drawing.heading()))
    each = int(re.search(r"one for (\d+) or fewer", legend)[1])  # type: ignore[index]
    many, few = (said(drawing.row(row))[0] for row in chart.rows)
    assert many.count("●") == -(-500 // each)
    assert (many.count("×"), many.count("○"), few.count("●")) == (1, 1, 1)


def test_a_label_of_any_script_is_cut_at_its_width_and_words_break_where_they_must() -> None:
    drawing, chart = draw(Form.SIDES, ("setbacks", "successes"), ("港務局" * 20, (3, 1), "beside 3 setbacks"))
    assert all(cell_len(line) <= 70 for line in said(drawing.row(chart.rows[0])))
    assert "…" in said(drawing.row(chart.rows[0]))[0]
    assert wrapped("a " + "b" * 7, 3, len) == ["a", "bbb", "bbb", "b"]
    assert wrapped("港務局", 4, cell_len) == ["港務", "局"]


def test_a_label_that_is_longer_than_its_column_has_a_line_of_its_own_and_is_whole() -> None:
    label = "interview went badly, and the one after it"
    drawing, chart = draw(Form.SIDES, ("setbacks", "successes"), (label, (3, 1), "beside 3 setbacks"))
    first, drawn, *_ = said(drawing.row(chart.rows[0]))
    assert first == label
    assert drawn.startswith("   ")
    assert "█" in drawn
