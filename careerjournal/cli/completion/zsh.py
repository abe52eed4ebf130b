"""Completion for zsh, with the functions that come with it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

from careerjournal.cli.completion.shape import Argument, Option, Shape, Values, one_line

_HEAD = """\
#compdef @NAME@
# Completion for @NAME@ in zsh. Put it as _@NAME@ into a folder of your fpath,
# or have ~/.zshrc say, below compinit: source <(@NAME@ completion zsh)

_@NAME@_commands() {
    local -a commands=(
@COMMANDS@    )
    _describe -t commands command commands "$@"
}

_@NAME@() {
    local curcontext="$curcontext" context state state_descr line
    local -A opt_args
    local -a everywhere=(
@EVERYWHERE@    )
    _arguments -s -S -C $everywhere ': :_@NAME@_commands' '*::: :->arguments'
    [[ $state == arguments ]] || return
    local command=$line[1]
    words=("$command" "${words[@]}")
    ((CURRENT += 1))
    curcontext="${curcontext%:*}-$command:"
    case $command in
"""

_TAIL = """\
    esac
}

if [[ $funcstack[1] == _@NAME@ ]]; then
    _@NAME@ "$@"
else
    compdef _@NAME@ @NAME@
fi
"""


def written(shape: Shape) -> str:
    """The script."""
    commands = (f"{command.name}:{one_line(command.says)}" for command in shape.commands)
    filled = {
        "@COMMANDS@": "".join(f"        {shlex.quote(one)}\n" for one in commands),
        "@EVERYWHERE@": "".join(f"        {one}\n" for option in shape.options for one in _option(option)),
        "@NAME@": shape.name,
    }
    text = _HEAD
    for place, value in filled.items():
        text = text.replace(place, value)
    return text + "".join(_commands(shape)) + _TAIL.replace("@NAME@", shape.name)


def _commands(shape: Shape) -> Iterator[str]:
    for command in shape.commands:
        takes = [one for option in command.options for one in _option(option)]
        takes += [_argument(argument) for argument in command.arguments]
        lines = "".join(f" \\\n            {one}" for one in takes)
        yield f"    {command.name})\n        _arguments -s -S $everywhere{lines}\n        ;;\n"


def _option(option: Option) -> Iterator[str]:
    """A line for each spelling, which keeps the others from being offered once one is given."""
    others = "" if option.again else f"({' '.join(option.words)})"
    says = re.sub(r"([\[\]:\\])", r"\\\1", one_line(option.says))
    for word in option.words:
        joined = "" if option.takes is None else "=" if word.startswith("--") else "+"
        takes = "" if option.takes is None else _values(option.takes)
        yield shlex.quote(f"{'*' if option.again else others}{word}{joined}[{says}]{takes}")


def _argument(argument: Argument) -> str:
    return shlex.quote(f"{'*' if argument.several else '' if argument.needed else ':'}{_values(argument.takes)}")


def _values(values: Values) -> str:
    if values.files:
        action = "_files"
    elif values.words:
        action = f"({' '.join(shlex.quote(word.replace(':', chr(92) + ':')) for word in values.words)})"
    else:
        action = "()"  # a space would do, but says what belongs there even where an option is being typed
    return f":{values.name}:{action}"
