"""The script that completes the command line in zsh: for `fpath`, or to be read by `source`."""

from collections.abc import Mapping

from gatewright.cli.completion_words import Option, Words, every_path


def zsh(words: Words) -> str:
    """Return the script."""
    groups = [path[0] for path, each in every_path(words) if each.below]
    deeper = "".join(f'        {name}) (( CURRENT > 3 )) && path="$path $words[3]" ;;\n' for name in groups)
    cases = "\n".join(_case(" ".join(path), each) for path, each in every_path(words))
    return f"""#compdef gatewright
_gatewright() {{
    local before=$words[CURRENT-1]
    if (( CURRENT == 2 )); then
        local -a commands=(
{_described(words.below)}
        )
        [[ $PREFIX == -* ]] && compadd -- {" ".join(words.options)} || _describe command commands
        return
    fi
    if [[ $PREFIX == --*=* ]]; then
        before=${{PREFIX%%=*}}
        compset -P 1 '*='
    fi
    local path_=$words[2]
    case $path_ in
{deeper.replace("path=", "path_=").replace("$path ", "$path_ ")}        *) ;;
    esac
    case $path_ in
{cases}
    esac
}}
if [ "$funcstack[1]" = _gatewright ]; then _gatewright "$@"; else compdef _gatewright gatewright; fi"""


def _described(commands: Mapping[str, Words]) -> str:
    return "\n".join(f"            {quoted(f'{name}:{each.what}')}" for name, each in commands.items())


def _case(path: str, words: Words) -> str:
    """Return what is offered behind one command: the value of an option, an option, or what else may stand there."""
    values = "".join(_value(option, each) for option, each in words.options.items() if each.takes)
    options = f"compadd -- {' '.join(words.options)}"
    others = [f"compadd -- {' '.join((*words.below, *words.others))}"] if words.below or words.others else []
    rest = "; ".join((*others, *(["_files"] if words.files else []))) or options
    return f"""    {quoted(path)})
        case $before in
{values}            *) if [[ $PREFIX == -* ]]; then {options}; else {rest}; fi ;;
        esac ;;"""


def _value(option: str, told: Option) -> str:
    parts = ([f"compadd -- {' '.join(map(quoted, told.values))}"] if told.values else []) + (
        ["_files"] if told.files else []
    )
    return f"            {option}) {'; '.join(parts) or ':'} ;;\n"


def quoted(text: str) -> str:
    """Return a text in single quotes, as the shells of this family read it."""
    return "'" + text.replace("'", "'\\''") + "'"
