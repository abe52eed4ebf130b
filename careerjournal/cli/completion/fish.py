"""Completion for fish, 3.0 and later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from careerjournal.cli.completion.shape import Option, Shape, Values, one_line

_HEAD = """\
# Completion for @NAME@ in fish. Put it into ~/.config/fish/completions/@NAME@.fish

# Whether the command is $argv[1], which is empty before there is one, with $argv[2] arguments behind it.
function __@NAME@_at
    set -l words (commandline -opc)
    set -e words[1]
    set -l command ''
    set -l count 0
    set -l behind ''
    set -l ended ''
    for word in $words
        if test -n "$behind"
            set behind ''
        else if test -z "$ended" -a "$word" = --
            set ended yes
        else if test -z "$ended"; and string match -q -- '-?*' $word
            switch "$command $word"
                case @VALUED@
                    set behind yes
            end
        else if test -z "$command"
            set command $word
        else
            set count (math $count + 1)
        end
    end
    test "$command" = "$argv[1]"; and begin
        not set -q argv[2]; or test $count -ge $argv[2] -a $count -le $argv[3]
    end
end

complete -c @NAME@ -f
"""

_ANY_NUMBER = 9999
"""Arguments that nobody gives."""


def written(shape: Shape) -> str:
    """The script."""
    valued = [*_valued("*", shape.options)]
    for command in shape.commands:
        valued += _valued(command.name, command.options)
    head = _HEAD.replace("@VALUED@", " ".join(map(quoted, valued))).replace("@NAME@", shape.name)
    return head + "".join(f"complete -c {shape.name} {line}\n" for line in _lines(shape))


def _valued(command: str, options: Iterable[Option]) -> Iterator[str]:
    for option in options:
        if option.takes is not None:
            yield from (f"{command} {word}" for word in option.words)


def _lines(shape: Shape) -> Iterator[str]:
    for option in shape.options:
        yield _option(option)
    before = quoted(f"__{shape.name}_at ''")
    for command in shape.commands:
        yield f"-n {before} -a {quoted(command.name)} -d {quoted(one_line(command.says))}"
    for command in shape.commands:
        here = quoted(f"__{shape.name}_at {command.name}")
        for option in command.options:
            yield f"-n {here} {_option(option)}"
        for place, argument in enumerate(command.arguments):
            if argument.takes.files or argument.takes.words:
                last = _ANY_NUMBER if argument.several else place
                at = quoted(f"__{shape.name}_at {command.name} {place} {last}")
                yield f"-n {at} {_values(argument.takes)}"


def _option(option: Option) -> str:
    words = [f"-l {word[2:]}" if word.startswith("--") else f"-s {word[1:]}" for word in option.words]
    takes = "" if option.takes is None else f" -r {_values(option.takes)}"
    return f"{' '.join(words)}{takes} -d {quoted(one_line(option.says))}"


def _values(values: Values) -> str:
    if values.files:
        return "-F"
    # What -a names is read like a line of fish once more.
    return f"-f -a {quoted(' '.join(map(quoted, values.words)))}" if values.words else "-f"


def quoted(text: str) -> str:
    """A word as fish reads it, whatever is in it."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
