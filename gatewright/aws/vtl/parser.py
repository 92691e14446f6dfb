"""Read a template into its syntax tree.

Restates the VTL Reference (https://velocity.apache.org/engine/1.7/vtl-reference.html). White space is kept but for
three rules of Velocity 1.7: a directive's closing parenthesis, `#end` and `#else` swallow blanks up to and with a line
end; `#set` also swallows blanks before it, unless there is text before those blanks; and `##` swallows its line end.

`#include`, `#parse` and `#literal` are refused: no page says that mapping templates have them (inferred).
"""

from typing import Final, Never

from gatewright.aws.vtl.expressions import ExpressionReader
from gatewright.aws.vtl.nodes import (
    Argument,
    Block,
    Break,
    Define,
    Evaluate,
    Expression,
    Foreach,
    If,
    Macro,
    MacroCall,
    Reference,
    Set,
    Statement,
    Stop,
    Text,
    Word,
)
from gatewright.aws.vtl.scanner import Scanner
from gatewright.model.lazy_pattern import pattern

__all__ = ["read_template"]

_SPECIAL: Final = pattern(r"[\\$#]")
_BLANKS_AT_END: Final = pattern(r"\A[ \t]+\Z")
_BACKSLASHES: Final = pattern(r"\\+")
_SET: Final = pattern(r"#(?:set|\{set\}) *\(")
_WORD: Final = pattern(r"#(?:\{([A-Za-z_][A-Za-z0-9_@]*)\}|([A-Za-z_@][A-Za-z0-9_@]*))")
_OPENING: Final = pattern(r"[ \t\r\n]*\(")
_LINE_COMMENT: Final = pattern(r"##[^\r\n]*(?:\r\n|\n|\r|\Z)")
_BARE_WORD: Final = pattern(r"[A-Za-z_@][A-Za-z0-9_@]*")
_BLOCK_ENDS: Final = frozenset({"end", "else", "elseif"})
_BUILT_IN: Final = frozenset({"set", "if", "foreach", "macro", "define", "evaluate", "break", "stop"}) | _BLOCK_ENDS
_REFUSED: Final = frozenset({"include", "parse", "literal"})


def read_template(source: str) -> tuple[Block, dict[str, Macro]]:
    """Read a whole template and the macros it defines; raise `TemplateError` where it cannot be read."""
    macros: dict[str, Macro | None] = {}
    block = _TemplateReader(Scanner(source), macros).whole()
    return block, {name: macro for name, macro in macros.items() if macro is not None}


class _TemplateReader:
    """Reads the statements of one template, or of one string inside it."""

    __slots__ = ("_chunk", "_expressions", "_macros", "_scanner", "_statements")

    def __init__(self, scanner: Scanner, macros: dict[str, Macro | None]) -> None:
        """Read from `scanner`; `macros` are those defined so far, `None` while they are being read."""
        self._scanner = scanner
        self._macros = macros
        self._expressions = ExpressionReader(scanner, self._string)
        self._statements: list[Statement] = []
        self._chunk = 0

    def _string(self, text: str, origin: tuple[int, int], depth: int) -> Block:
        """Read the inside of a string in double quotes."""
        inside = Scanner(text, origin=origin, depth=depth)
        inside.enter()
        return _TemplateReader(inside, self._macros).whole()

    def whole(self) -> Block:
        """Read to the end; no block may end before it."""
        block, ending, start = self._block()
        if ending is not None:
            raise self._scanner.error(f"`#{ending}` has nothing to end", start)
        return block

    def _block(self) -> tuple[Block, str | None, int]:
        """Read statements up to a directive that ends a block; return them, its name, and where it stands."""
        scanner = self._scanner
        outer = self._statements
        self._statements = []
        self._chunk = scanner.pos
        scanner.enter()
        ending, start = None, scanner.pos
        while ending is None:
            special = _SPECIAL.search(scanner.source, scanner.pos)
            start = scanner.pos = len(scanner.source) if special is None else special.start()
            if special is None:
                self._text_until(start)
                break
            ending = self._special(special[0], start)
        scanner.leave()
        block, self._statements = tuple(self._statements), outer
        return block, ending, start

    def _special(self, character: str, start: int) -> str | None:
        """Read what begins with a backslash, a dollar or a hash; return the name of a directive that ends a block."""
        if character == "\\":
            return self._escape(start)
        if character == "$":
            self._dollar(start, escapes=0)
            return None
        return self._hash(start)

    def _text_until(self, end: int, text: str = "") -> None:
        """Close the text read since the last construct at `end`, and let `text` follow it."""
        chunk = self._scanner.source[self._chunk : end] + text
        if chunk:
            line, column = self._scanner.place(self._chunk)
            self._statements.append(Text(text=chunk, line=line, column=column))

    def _resume(self) -> None:
        """Note that a construct ends here and text may begin."""
        self._chunk = self._scanner.pos

    def _dollar(self, start: int, *, escapes: int) -> None:
        """Read a reference, or a dollar sign that is mere text."""
        scanner = self._scanner
        reference = self._expressions.reference(escapes=escapes)
        if reference is not None:
            self._text_until(start - escapes)
            self._statements.append(reference)
            self._resume()
            return
        bang = scanner.source.startswith("$!", scanner.pos)
        scanner.pos += 2 if bang else 1
        if scanner.at_end and not scanner.nested:
            raise scanner.error("expected a name after `$`, but the template ends", start)
        if bang:
            # Velocity 1.7 drops the `!` of a `$!` that no name follows.
            self._text_until(start + 1)
            self._resume()

    def _escape(self, start: int) -> str | None:
        """Read backslashes, which escape only a reference or a directive that is defined."""
        scanner = self._scanner
        backslashes = scanner.take(_BACKSLASHES)
        count = len(backslashes[0]) if backslashes is not None else 0
        here = scanner.pos
        if scanner.peek() == "$":
            self._dollar(here, escapes=count)
            return None
        word = _WORD.match(scanner.source, here)
        name = (word[1] or word[2]) if word is not None else ""
        if word is None or not (name in _BUILT_IN or name in _REFUSED or name in self._macros):
            # A backslash before anything else is text, as is a name that nothing defines.
            scanner.pos = here if word is None else word.end()
            return None
        if name == "set" and count % 2 == 0:
            return self._hash(here)
        self._text_until(start, "\\" * (count // 2))
        self._chunk = here
        if count % 2:
            scanner.pos = word.end()
            return None
        return self._hash(here)

    def _hash(self, start: int) -> str | None:
        """Read a comment, raw text, a directive, or a hash that is mere text."""
        scanner = self._scanner
        if scanner.source.startswith(("##", "#*", "#[["), start):
            self._text_until(start)
            self._unparsed(start)
            self._resume()
            return None
        if _SET.match(scanner.source, start):
            self._set(start)
            return None
        word = scanner.take(_WORD)
        if word is not None:
            return self._directive(start, word[1] or word[2])
        scanner.pos += 1
        if scanner.at_end and not scanner.nested:
            raise scanner.error("expected a name after `#`, but the template ends", start)
        return None

    def _unparsed(self, start: int) -> None:
        """Read a comment or raw text."""
        scanner = self._scanner
        if scanner.take(_LINE_COMMENT) is not None:
            return
        raw = scanner.source.startswith("#[[", start)
        end = scanner.source.find("]]#" if raw else "*#", start + (3 if raw else 2))
        if end < 0 and raw:
            raise scanner.error("`#[[` is not closed by `]]#`", start)
        scanner.pos = len(scanner.source) if end < 0 else end + (3 if raw else 2)
        if raw and end > start + 3:
            line, column = scanner.place(start)
            self._statements.append(Text(text=scanner.source[start + 3 : end], line=line, column=column))

    def _set(self, start: int) -> None:
        """Read `#set($target = value)`."""
        scanner = self._scanner
        if not _BLANKS_AT_END.match(scanner.source[self._chunk : start]):
            self._text_until(start)
        scanner.take(_SET)
        scanner.space()
        target = self._expressions.reference()
        if target is None:
            raise scanner.expected("a reference to assign")
        scanner.space()
        if scanner.source.startswith("==", scanner.pos):
            raise scanner.expected("`=`")
        scanner.require("=", "`=`")
        value = self._expressions.expression()
        self._close()
        line, column = scanner.place(start)
        self._statements.append(Set(target=target, value=value, line=line, column=column))
        self._resume()

    def _close(self) -> str:
        """Read the parenthesis that closes a directive, and return what it swallows."""
        self._scanner.space()
        self._scanner.require(")", "`)`")
        return self._scanner.gobble()

    def _directive(self, start: int, name: str) -> str | None:
        """Read the directive `name`, whose name has been read."""
        scanner = self._scanner
        if name in _REFUSED and _OPENING.match(scanner.source, scanner.pos):
            raise scanner.error(f"`#{name}` is not available in mapping templates", start)
        if name == "set":
            # `#set` without a parenthesis right behind it is text.
            if _OPENING.match(scanner.source, scanner.pos):
                raise scanner.error("expected `(` right after `#set`", start)
            return None
        if name == "@" or name in _REFUSED:
            return None
        self._text_until(start)
        if name in {"end", "else"}:
            scanner.gobble()
        if name in _BLOCK_ENDS:
            return name
        statement = self._statement(start, name)
        self._statements.append(statement)
        self._resume()
        return None

    def _statement(self, start: int, name: str) -> Statement:
        """Read what follows the name of a directive that does not end a block."""
        line, column = self._scanner.place(start)
        match name:
            case "if":
                return self._if(start, line, column)
            case "foreach":
                return self._foreach(start, line, column)
            case "macro":
                return self._macro(start, line, column)
            case "define":
                return self._define(start, line, column)
            case "evaluate":
                return self._evaluate(line, column)
            case "break":
                return Break(line=line, column=column)
            case "stop":
                return Stop(line=line, column=column)
            case _:
                return self._call(start, name)

    def _open(self, name: str) -> None:
        """Read the parenthesis that opens a directive."""
        if self._scanner.take(_OPENING) is None:
            raise self._scanner.expected(f"`(` after `#{name}`")
        self._scanner.space()

    def _body(self, start: int, name: str) -> Block:
        """Read a block that only `#end` may end."""
        block, ending, end = self._block()
        if ending is None:
            self._unclosed(start, name)
        if ending != "end":
            raise self._scanner.error(f"expected `#end` for `#{name}`, got `#{ending}`", end)
        return block

    def _unclosed(self, start: int, name: str) -> Never:
        """Raise that a directive has no `#end`."""
        raise self._scanner.error(f"`#{name}` is not closed by `#end`", start)

    def _if(self, start: int, line: int, column: int) -> If:
        """Read `#if` with its branches."""
        branches: list[tuple[Expression, Block]] = []
        ending: str | None = "if"
        while ending in {"if", "elseif"}:
            self._open(ending or "if")
            condition = self._expressions.expression()
            self._close()
            block, ending, _ = self._block()
            branches.append((condition, block))
        if ending is None:
            self._unclosed(start, "if")
        otherwise = self._body(start, "if") if ending == "else" else ()
        return If(branches=tuple(branches), otherwise=otherwise, line=line, column=column)

    def _foreach(self, start: int, line: int, column: int) -> Foreach:
        """Read `#foreach($x in items)`."""
        scanner = self._scanner
        self._open("foreach")
        variable = self._expressions.reference()
        if variable is None:
            raise scanner.expected("a reference for the element")
        scanner.space()
        if scanner.take(_BARE_WORD) is None:
            raise scanner.expected("`in`")
        items = self._expressions.operand("what to go through")
        self._close()
        body = self._body(start, "foreach")
        return Foreach(variable=variable.root, items=items, body=body, line=line, column=column)

    def _macro(self, start: int, line: int, column: int) -> Macro:
        """Read `#macro(name $a $b)`."""
        self._open("macro")
        arguments = self._arguments()
        name, rest = (arguments[0], arguments[1:]) if arguments else (None, [])
        if not isinstance(name, Word):
            raise self._scanner.error("expected the name of the macro", start)
        parameters = tuple(argument.root for argument in rest if isinstance(argument, Reference))
        if len(parameters) != len(rest):
            raise self._scanner.error("expected references as the macro's parameters", start)
        self._scanner.gobble()
        self._macros.setdefault(name.text, None)
        body = self._body(start, "macro")
        macro = Macro(parameters=parameters, body=body, line=line, column=column)
        # The first macro of a name stays (compared with Velocity 1.7).
        self._macros[name.text] = self._macros[name.text] or macro
        return macro

    def _define(self, start: int, line: int, column: int) -> Define:
        """Read `#define($name)`."""
        self._open("define")
        reference = self._expressions.reference()
        if reference is None:
            raise self._scanner.expected("a reference to define")
        self._close()
        body = self._body(start, "define")
        return Define(name=reference.root, body=body, line=line, column=column)

    def _evaluate(self, line: int, column: int) -> Evaluate:
        """Read `#evaluate(text)`."""
        self._open("evaluate")
        value = self._expressions.operand("the text to evaluate")
        self._close()
        return Evaluate(value=value, line=line, column=column)

    def _call(self, start: int, name: str) -> Statement:
        """Read what may be a call of a macro, and is text if no such macro is defined."""
        scanner = self._scanner
        arguments: list[Argument] = []
        end, gobbled = scanner.pos, ""
        if scanner.take(_OPENING) is not None:
            arguments = self._arguments()
            end = scanner.pos
            gobbled = scanner.gobble()
        line, column = scanner.place(start)
        source = scanner.source[start:end]
        body = None
        if name.startswith("@") and end > start + 1 + len(name):
            body = self._body(start, name)
        return MacroCall(
            name=name.removeprefix("@"),
            arguments=tuple(arguments),
            body=body,
            source=source,
            gobbled=gobbled,
            line=line,
            column=column,
        )

    def _arguments(self) -> list[Argument]:
        """Read the arguments of a macro up to and with the closing parenthesis."""
        scanner = self._scanner
        found: list[Argument] = []
        scanner.space()
        while not scanner.skip(")"):
            line, column = scanner.place(scanner.pos)
            word = scanner.take(_BARE_WORD)
            if word is not None and word[0] not in {"true", "false"}:
                found.append(Word(text=word[0], line=line, column=column))
            else:
                scanner.pos = scanner.pos if word is None else word.start()
                found.append(self._expressions.operand("an argument or `)`"))
            scanner.space()
            scanner.skip(",")
            scanner.space()
        return found
