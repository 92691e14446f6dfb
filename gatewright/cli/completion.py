"""`gatewright completion`: a script that completes the commands, their options and the values of these in a shell.

Put it where the shell looks, e.g. `gatewright completion bash > ~/.local/share/bash-completion/completions/gatewright`.
"""

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gatewright.cli.exits import NOTHING_REFUSED
from gatewright.doctor.explain.lookup import ids

_SHELLS = ("bash", "zsh", "fish")


@dataclass(frozen=True, slots=True)
class Words:
    """What may stand behind a command."""

    what: str
    """What the command does, in a few words."""

    options: Mapping[str, tuple[str, ...]]
    """Its long and short options, and the values of each where they are few."""

    others: tuple[str, ...] = ()
    """What else may stand there."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("shell", choices=_SHELLS, help="which shell")


def run(options: argparse.Namespace) -> int:
    """Print the script."""
    from gatewright.cli.main import parser_of_all  # noqa: PLC0415 - it imports every command, this one too

    words = dict(words_of(parser_of_all()))
    print({"bash": bash, "zsh": zsh, "fish": fish}[options.shell](words))
    return NOTHING_REFUSED


def words_of(parser: argparse.ArgumentParser) -> Iterator[tuple[str, Words]]:
    """Yield each command with what may stand behind it."""
    for action in parser._actions:  # noqa: SLF001 - argparse offers no other way to look at a parser
        if not isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - as above
            continue
        helps = {str(each.dest): str(each.help) for each in action._choices_actions}  # noqa: SLF001 - as above
        for name, command in action.choices.items():
            yield name, Words(helps.get(name, ""), dict(_options(command)), _others(name, command))


def _options(parser: argparse.ArgumentParser) -> Iterator[tuple[str, tuple[str, ...]]]:
    for action in parser._actions:  # noqa: SLF001 - as above
        values = tuple(map(str, action.choices)) if action.choices and action.option_strings else ()
        for option in action.option_strings:
            yield option, values


def _others(name: str, parser: argparse.ArgumentParser) -> tuple[str, ...]:
    """Return the words that may stand without an option: causes, or the choices of an argument."""
    if name == "explain":
        return ids()
    found = (action.choices for action in parser._actions if not action.option_strings and action.choices)  # noqa: SLF001
    return tuple(str(choice) for choices in found for choice in choices)


def bash(words: Mapping[str, Words]) -> str:
    """Return the script for bash."""
    cases = "\n".join(_bash_case(name, each) for name, each in words.items())
    return f"""_gatewright() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} words=
    if [ "$COMP_CWORD" = 1 ]; then
        COMPREPLY=($(compgen -W "{" ".join(words)} --help --version" -- "$word"))
        return
    fi
    case ${{COMP_WORDS[1]}} in
{cases}
    esac
    COMPREPLY=($(compgen -W "$words" -- "$word"))
    [ "${{#COMPREPLY[@]}}" = 0 ] && COMPREPLY=($(compgen -f -- "$word"))
}}
complete -o filenames -F _gatewright gatewright"""


def _bash_case(name: str, words: Words) -> str:
    values = "".join(
        f"            {option}) words='{' '.join(choices)}' ;;\n"
        for option, choices in words.options.items()
        if choices
    )
    every = " ".join((*words.options, *words.others))
    return f"    {name})\n        case $before in\n{values}            *) words='{every}' ;;\n        esac ;;"


def zsh(words: Mapping[str, Words]) -> str:
    """Return the script for zsh."""
    commands = "\n".join(f"        {_quoted(f'{name}:{each.what}')}" for name, each in words.items())
    cases = "\n".join(_zsh_case(name, each) for name, each in words.items())
    return f"""#compdef gatewright
_gatewright() {{
    local -a commands
    commands=(
{commands}
    )
    if (( CURRENT == 2 )); then
        _describe command commands
        return
    fi
    case $words[2] in
{cases}
    esac
    _files
}}
compdef _gatewright gatewright"""


def _zsh_case(name: str, words: Words) -> str:
    values = "".join(
        f"            {option}) compadd -- {' '.join(choices)}; return ;;\n"
        for option, choices in words.options.items()
        if choices
    )
    every = " ".join((*words.options, *words.others))
    return (
        f"    {name})\n        case $words[CURRENT-1] in\n{values}            *) compadd -- {every} ;;\n        esac ;;"
    )


def fish(words: Mapping[str, Words]) -> str:
    """Return the script for fish."""
    return "\n".join(line for name, each in words.items() for line in _fish_lines(name, each))


def _fish_lines(name: str, words: Words) -> Iterator[str]:
    yield f"complete -c gatewright -n __fish_use_subcommand -a {name} -d {_quoted(words.what)}"
    here = f'complete -c gatewright -n "__fish_seen_subcommand_from {name}"'
    for option, choices in words.options.items():
        kind = f"-l {option[2:]}" if option.startswith("--") else f"-s {option[1:]}"
        yield f"{here} {kind}" + (f" -x -a {_quoted(' '.join(choices))}" if choices else "")
    if words.others:
        yield f"{here} -a {_quoted(' '.join(words.others))}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
