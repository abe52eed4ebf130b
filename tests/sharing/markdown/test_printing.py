"""How high a document is printed: told without drawing it, for every script, and never by much less than it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerjournal.sharing.markdown.printing import COLUMNS, printed_height


@pytest.mark.parametrize(
    ("markdown", "printed"),
    [
        # What Chromium made of the page, in lines of a paragraph.
        ("面试失败了下次再来" * 444, 97.9),
        ("面试失败了下次再来" * 189, 41.9),
        ("面接に落ちた。悔しい。" * 272, 74.9),
        ("สัมภาษณ์งานไม่ผ่าน" * 166, 28.0),
        ("ការសម្ភាសន៍បរាជ័យ" * 170, 27.0),
        ("https://example.org/" + "a" * 2000, 22.0),
        ("W" * 2000, 45.9),
        ("a" * 6000, 63.9),
        ("日本語 " * 1000, 78.9),
        ("I was told by my manager that the money was gone, and nobody had asked me. " * 60, 46.9),
        ("I WAS TOLD BY MY MANAGER THAT THE MONEY WAS GONE AND NOBODY HAD ASKED ME. " * 50, 53.9),
        ("मुझे बताया गया कि पैसा चला गया और किसी ने नहीं पूछा। " * 60, 27.0),
        ("قيل لي إن المال قد ذهب ولم يسألني أحد عن ذلك من قبل. " * 60, 34.9),
        ("Мне сказали что деньги пропали и никто меня не спросил об этом раньше. " * 60, 48.9),
        ("면접에 떨어졌다 다음에 다시 도전하겠다 " * 120, 48.9),
        ("我在 London 的面试失败了 because nobody asked 下次再来 " * 80, 49.9),
        ("😀😂👩‍👩‍👧‍👦🇬🇧👍🏽" * 200, 25.0),
        ("```\n" + ("x" * 300 + "\n") * 10 + "```", 35.9),
        ("\n".join("- " + "面试失败了下次再来" * 12 for _ in range(15)), 44.9),
        (
            "| a | b |\n| --- | --- |\n"
            + "\n".join("| " + "面试失败" * 20 + " | " + "word " * 20 + " |" for _ in range(8)),
            35.7,
        ),
        ("# " + "面试失败了下次再来" * 30 + "\n\n## " + "word " * 60, 20.4),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)
def test_it_is_about_what_a_browser_prints(markdown: str, printed: float) -> None:
    assert printed - 0.5 <= printed_height(markdown) <= 1.4 * printed


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 0),
        ("x" * COLUMNS, 1),
        ("x" * (COLUMNS + 1), 2),
        ("字" * (COLUMNS // 2), 1),
        ("字" * (COLUMNS // 2 + 1), 2),
        ("e\u0301" * COLUMNS, 1),
        ("x\u200b" * COLUMNS, 1),
        ("👩‍👩‍👧‍👦" * (COLUMNS // 2), 1),
        ("🇬🇧" * (COLUMNS // 2), 1),
        ("👍🏽" * (COLUMNS // 2), 1),
        ("❤️" * (COLUMNS // 2), 1),
        ("x " + "字" * (COLUMNS // 2), 2),
        (("x" * 41 + " ") * 4, 4),
    ],
)
def test_what_a_line_takes(text: str, lines: float) -> None:
    assert printed_height(text) == lines


@settings(deadline=None)
@given(st.text(max_size=300), st.text(min_size=1, max_size=80))
def test_more_words_never_take_less(text: str, more: str) -> None:
    words = "".join(char for char in f"a{text}b" if char.isalnum() or char == " ")
    added = "".join(char for char in more if char.isalnum())
    assert printed_height(f"{words} {added}") >= printed_height(words)
