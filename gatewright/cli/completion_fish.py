"""The script that completes the command line in fish."""

from collections.abc import Iterator

from gatewright.cli.completion_words import Option, Words, every_path
from gatewright.cli.completion_zsh import quoted


def fish(words: Words) -> str:
    """Return the script; a file is offered where one may stand, and nowhere else."""
    lines = ["complete -c gatewright -f", *_commands("__fish_use_subcommand", words)]
    lines += [_option("__fish_use_subcommand", name, told) for name, told in words.options.items()]
    for path, each in every_path(words):
        lines += _lines(path, each)
    return "\n".join(lines)


def _commands(when: str, words: Words) -> Iterator[str]:
    for name, each in words.below.items():
        yield f"complete -c gatewright -n {quoted(when)} -a {name} -d {quoted(each.what)}"


def _lines(path: tuple[str, ...], words: Words) -> Iterator[str]:
    """Yield the lines of one command, which the words of its path have to stand before."""
    here = "; and ".join(f"__fish_seen_subcommand_from {name}" for name in path)
    if words.below:
        yield from _commands(f"{here}; and not __fish_seen_subcommand_from {' '.join(words.below)}", words)
        return
    for name, told in words.options.items():
        yield _option(here, name, told)
    if words.others:
        yield f"complete -c gatewright -n {quoted(here)} -a {quoted(' '.join(words.others))}"
    if words.files:
        yield f"complete -c gatewright -n {quoted(here)} -F"


def _option(when: str, name: str, told: Option) -> str:
    kind = f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"
    values = f" -a {quoted(' '.join(told.values))}" if told.values else ""
    takes = (" -r -F" if told.files else " -x") if told.takes else ""
    return f"complete -c gatewright -n {quoted(when)} {kind}{takes}{values}"
