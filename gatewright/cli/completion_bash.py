"""
The script that completes the command line in bash.

Bash takes `--format=j` for three words, the sign among them (COMP_WORDBREAKS): whose value is completed is then told by
the word before the sign, or, where the value has such a sign itself, by the one before that.
"""

from gatewright.cli.completion_words import Option, Words, every_path


def bash(words: Words) -> str:
    """Return the script."""
    groups = [path[0] for path, each in every_path(words) if each.below]
    deeper = "".join(
        f'        {name}) [ "$COMP_CWORD" -gt 2 ] && path="$path ${{COMP_WORDS[2]}}" ;;\n' for name in groups
    )
    cases = "\n".join(_case(" ".join(path), each) for path, each in every_path(words))
    return f"""_gatewright() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} at=$COMP_CWORD before= head= words= files=
    if [ "$word" = = ]; then word=; at=$((at + 1)); fi
    before=${{COMP_WORDS[at-1]}}
    if [ "$before" = = ]; then
        before=${{COMP_WORDS[at-2]}}
        if [[ $before != -* ]]; then
            head=$before=
            before=${{COMP_WORDS[at-3]}}
            [ "$before" = = ] && before=${{COMP_WORDS[at-4]}}
        fi
    fi
    COMPREPLY=()
    if [ "$COMP_CWORD" = 1 ]; then
        COMPREPLY=($(compgen -W "{" ".join((*words.below, *words.options))}" -- "$word"))
        return
    fi
    local path=${{COMP_WORDS[1]}}
    case $path in
{deeper}        *) ;;
    esac
    case $path in
{cases}
    esac
    COMPREPLY=($(compgen -W "$words" -- "$head$word"))
    COMPREPLY=("${{COMPREPLY[@]#"$head"}}")
    if [ -n "$files" ]; then
        compopt -o filenames 2>/dev/null
        COMPREPLY+=($(compgen -f -- "$word"))
    fi
}}
complete -F _gatewright gatewright"""


def _case(path: str, words: Words) -> str:
    """Return what is offered behind one command: the value of an option, an option, or what else may stand there."""
    values = "".join(_value(option, each) for option, each in words.options.items() if each.takes)
    others = " ".join((*words.below, *words.others))
    files = "; files=1" if words.files else ""
    # Where nothing else may stand, the options are offered without their dash, too.
    rest = f"words='{others}'{files}" if others or files else f"words='{' '.join(words.options)}'"
    return f"""    '{path}')
        case $before in
{values}            *)
                case $word in
                    -*) words='{" ".join(words.options)}' ;;
                    *) {rest} ;;
                esac ;;
        esac ;;"""


def _value(option: str, told: Option) -> str:
    files = "; files=1" if told.files else ""
    return f"            {option}) words='{' '.join(told.values)}'{files} ;;\n"
