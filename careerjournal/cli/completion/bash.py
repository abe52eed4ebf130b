"""Completion for bash, 4 and later; the package bash-completion is not needed."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator

from careerjournal.cli.completion.shape import Shape, Values

_HEAD = """\
# Completion for @NAME@ in bash. Put it into ~/.local/share/bash-completion/completions/@NAME@,
# or have ~/.bashrc say: source <(@NAME@ completion bash)

# What stands behind an option: sets "takes" and "offered"; $1 is the command, $2 the option.
_@NAME@_behind() {
    takes= offered=()
    case "$1 $2" in
"""

_BETWEEN = """\
    esac
}

# What may stand as an argument of the command $1 with $2 arguments before it.
_@NAME@_argument() {
    takes= offered=()
    case "$1 $2" in
"""

_OPTIONS = """\
        *) takes=option ;;
    esac
}

# The options of the command $1, which may be empty.
_@NAME@_options() {
    offered=(@EVERYWHERE@)
    case "$1" in
"""

_TAIL = """\
    esac
}

_@NAME@() {
    local cur=${COMP_WORDS[COMP_CWORD]} command= count=0 ended= option= before= quote= takes= word= i
    local -a offered
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ -n $option ]]; then
            # bash takes "--option=value" apart at the sign
            [[ $word == = && ${COMP_WORDS[i - 1]} == "$option" ]] || option=
        elif [[ -z $ended && $word == -- ]]; then
            ended=yes
        elif [[ -z $ended && $word == -?* ]]; then
            _@NAME@_behind "$command" "$word"
            [[ -z $takes ]] || option=$word
        elif [[ -z $command ]]; then
            command=$word
        else
            count=$((count + 1))
        fi
    done
    if [[ -n $option ]]; then
        [[ $cur != = ]] || cur=
        _@NAME@_behind "$command" "$option"
    elif [[ -z $ended && $cur == --*=* ]]; then
        before=${cur%%=*}=
        _@NAME@_behind "$command" "${cur%%=*}"
        cur=${cur#*=}
    elif [[ -z $ended && $cur == -* ]]; then
        _@NAME@_options "$command"
    elif [[ -z $command ]]; then
        takes= offered=(@COMMANDS@)
    else
        _@NAME@_argument "$command" "$count"
        [[ $takes != option || -n $ended ]] || _@NAME@_options "$command"
    fi
    if [[ $takes == file ]]; then
        compopt -o filenames 2>/dev/null
        while IFS= read -r word; do
            COMPREPLY+=("$before$word")
        done < <(compgen -f -- "$cur")
        return
    fi
    case $cur in
        [\\"\\']*) quote=${cur:0:1} cur=${cur:1} ;;
        *) cur=${cur//\\\\/} ;;
    esac
    ((${#offered[@]} == 0)) || for word in "${offered[@]}"; do
        [[ $word == "$cur"* ]] || continue
        [[ -n $quote ]] || printf -v word %q "$word"
        COMPREPLY+=("$before$word")
    done
}

complete -F _@NAME@ @NAME@
"""


def written(shape: Shape) -> str:
    """The script."""
    everywhere = [word for option in shape.options for word in option.words]
    filled = {
        "@EVERYWHERE@": _words(everywhere),
        "@COMMANDS@": _words(command.name for command in shape.commands),
        "@NAME@": shape.name,
    }
    text = "".join((_HEAD, *_behind(shape), _BETWEEN, *_arguments(shape), _OPTIONS, *_options(shape), _TAIL))
    for name, value in filled.items():
        text = text.replace(name, value)
    return text


def _behind(shape: Shape) -> Iterator[str]:
    for command, options in (("", shape.options), *((one.name, one.options) for one in shape.commands)):
        for option in options:
            if option.takes is not None:
                of = "" if command else "*"
                yield _case("|".join(of + shlex.quote(f"{command} {word}") for word in option.words), option.takes)


def _arguments(shape: Shape) -> Iterator[str]:
    for command in shape.commands:
        for place, argument in enumerate(command.arguments):
            anywhere = shlex.quote(f"{command.name} ") + "*"
            yield _case(anywhere if argument.several else shlex.quote(f"{command.name} {place}"), argument.takes)


def _options(shape: Shape) -> Iterator[str]:
    for command in shape.commands:
        if command.options:
            words = _words(word for option in command.options for word in option.words)
            yield f"        {command.name}) offered+=({words}) ;;\n"


def _case(pattern: str, values: Values) -> str:
    words = f" offered=({_words(values.words)})" if values.words else ""
    return f"        {pattern}) takes={'file' if values.files else 'word'}{words} ;;\n"


def _words(words: Iterable[str]) -> str:
    return " ".join(shlex.quote(word) for word in words)
