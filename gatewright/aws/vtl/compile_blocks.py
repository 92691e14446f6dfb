"""Turn statements into functions of a run that write what the statement prints."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Final

from gatewright.aws.vtl import access
from gatewright.aws.vtl.calls import (
    Broken,
    Declared,
    Definition,
    Given,
    enter,
    macro_call,
    nothing_at_all,
    until_break,
)
from gatewright.aws.vtl.compile_expressions import ExpressionCompiler, captured
from gatewright.aws.vtl.errors import Impossible, TemplateError
from gatewright.aws.vtl.loops import ABSENT, elements, restored
from gatewright.aws.vtl.nodes import (
    Block,
    Break,
    Define,
    Evaluate,
    Foreach,
    If,
    Index,
    Macro,
    MacroCall,
    Property,
    Reference,
    Set,
    Statement,
    Stop,
    Text,
    Word,
)
from gatewright.aws.vtl.parser import read_template
from gatewright.aws.vtl.printing import printed
from gatewright.aws.vtl.run import CODED, ITERATIONS, OUTPUT, Loop, Render, Run
from gatewright.aws.vtl.weight import weight

__all__ = ["compile_block"]

READING: Final = 10
"""Steps of work that reading one character of a template counts for."""

_LOOP_NAMES: Final = ("foreach", "velocityCount", "velocityHasNext")


class _Stopped(Exception):
    """`#stop`: the template ends here."""


def compile_block(block: Block, macros: Mapping[str, Macro]) -> tuple[str | None, Render]:
    """Compile a template with its macros; also return its text if that is all it is."""
    if all(isinstance(statement, Text) for statement in block):
        return "".join(statement.text for statement in block if isinstance(statement, Text)), nothing_at_all
    compiler = _BlockCompiler(macros)
    render = compiler.block(block)
    compiler.finish()

    def whole(run: Run) -> None:
        with suppress(Broken, _Stopped):
            render(run)

    return None, whole


class _BlockCompiler:
    """Compiles the statements of one template."""

    __slots__ = ("_expressions", "_macros")

    def __init__(self, macros: Mapping[str, Macro]) -> None:
        self._macros = {name: Declared(macro) for name, macro in macros.items()}
        self._expressions = ExpressionCompiler(self.block)

    def finish(self) -> None:
        """Compile the bodies of all macros."""
        for declared in self._macros.values():
            declared.render = self.block(declared.node.body)

    def block(self, block: Block) -> Render:
        """Compile statements to one function."""
        parts: list[str | Render] = []
        for statement in block:
            part = statement.text if isinstance(statement, Text) else self._statement(statement)
            if isinstance(part, str) and parts and isinstance(parts[-1], str):
                parts[-1] += part
            elif part is not None:
                parts.append(part)
        line, column = (block[0].line, block[0].column) if block else (1, 1)
        return _sequence(tuple(parts), line, column, sum(weight(statement) for statement in block))

    def _statement(self, statement: Statement) -> Render | None:
        """Compile one statement; a macro prints nothing where it is defined."""
        match statement:
            case Reference():
                return self._print(statement)
            case Set():
                return self._set(statement)
            case If():
                return self._if(statement)
            case Foreach():
                return self._foreach(statement)
            case Define():
                return self._define(statement)
            case Evaluate():
                return self._evaluate(statement)
            case MacroCall():
                return self._call(statement)
            case Break() | Stop():
                return _raise(Broken if isinstance(statement, Break) else _Stopped)
            case Macro() | Text():
                return None

    def _print(self, node: Reference) -> Render:
        """Compile a reference that stands in text."""
        if node.escapes:
            return self._print_escaped(node)
        evaluate = self._expressions.reference(node)
        nothing = self._nothing(node)
        line, column = node.line, node.column

        def render(run: Run) -> None:
            value = evaluate(run)
            if type(value) is str:
                text = value
            elif value is None:
                text = nothing(run)
            else:
                text = _text(run, value, line, column)
            run.size += len(text)
            if run.size > OUTPUT:
                _overflow(run, line, column)
            run.write(text)

        return render

    def _nothing(self, node: Reference) -> Callable[[Run], str]:
        """Return what a reference without a value prints as: its source, or that of the macro's argument."""
        if node.quiet:
            return lambda _run: ""
        source, name, bare = node.source, node.root, not node.steps

        def text(run: Run) -> str:
            if bare and run.parameters is not None and name in run.parameters:
                return run.parameters[name].source or source
            return source

        return text

    def _print_escaped(self, node: Reference) -> Render:
        """Compile a reference with backslashes before it, which count only if it has a value."""
        evaluate = self._expressions.reference(node)
        half, odd = "\\" * (node.escapes // 2), node.escapes % 2
        line, column = node.line, node.column

        def render(run: Run) -> None:
            value = evaluate(run)
            if odd:
                text = half + ("" if value is not None else "\\") + node.source
            elif value is None:
                text = half + half + ("" if node.quiet else node.source)
            else:
                text = half + _text(run, value, line, column)
            run.size += len(text)
            run.write(text)

        return render

    def _set(self, node: Set) -> Render:
        """Compile an assignment; without a value, nothing is assigned."""
        value_of = self._expressions.expression(node.value)
        target, line, column = node.target, node.line, node.column
        if not target.steps:
            name = target.root

            def assign(run: Run) -> None:
                value = value_of(run)
                if value is not None:
                    run.assign(name, value)

            return assign
        put = self._put(target)

        def assign_inside(run: Run) -> None:
            value = value_of(run)
            if value is None:
                return
            try:
                put(run, value)
            except Impossible as problem:
                raise problem.at(line, column) from None

        return assign_inside

    def _put(self, target: Reference) -> Callable[[Run, object], None]:
        """Compile the assignment to the last step of a reference."""
        holder, last = self._expressions.holder(target), target.steps[-1]
        if isinstance(last, Property):
            name = last.name
            return lambda run, value: access.put_property(run, holder(run), name, value)
        if isinstance(last, Index):
            key = self._expressions.expression(last.key)
            return lambda run, value: access.put_index(run, holder(run), key(run), value)
        raise TemplateError("expected a name or an index to assign, got a call", last.line, last.column)

    def _if(self, node: If) -> Render:
        """Compile a choice."""
        branches = tuple(
            (self._expressions.condition(condition), self.block(block)) for condition, block in node.branches
        )
        otherwise = self.block(node.otherwise)

        def render(run: Run) -> None:
            for condition, block in branches:
                if condition(run):
                    block(run)
                    return
            otherwise(run)

        return render

    def _foreach(self, node: Foreach) -> Render:
        """Compile a loop."""
        items_of, body = self._expressions.expression(node.items), self.block(node.body)
        variable, line, column = node.variable, node.line, node.column

        def render(run: Run) -> None:
            items = elements(items_of(run))
            if not items:
                return
            run.work += len(items) // CODED
            variables = run.variables
            before = {name: variables.get(name, ABSENT) for name in (variable, *_LOOP_NAMES)}
            loop = variables["foreach"] = Loop(len(items), before["foreach"])
            hidden = None if run.parameters is None else run.parameters.get(variable)
            try:
                for position, item in enumerate(items):
                    if position == ITERATIONS:
                        raise Impossible(f"expected at most {ITERATIONS} iterations of `#foreach`, got {len(items)}")
                    loop.index = position
                    if hidden is None:
                        variables[variable] = item
                    else:
                        run.assign(variable, item)
                    variables["foreach"] = loop
                    variables["velocityCount"] = position + 1
                    variables["velocityHasNext"] = position + 1 < loop.size
                    body(run)
            except Broken:
                pass
            except Impossible as problem:
                raise problem.at(line, column) from None
            finally:
                restored(variables, before)
                if hidden is not None and run.parameters is not None:
                    run.parameters[variable] = hidden

        return render

    def _define(self, node: Define) -> Render:
        """Compile a block that is printed wherever its reference stands."""
        definition = Definition(node.name, self.block(node.body))
        name = node.name
        return lambda run: run.assign(name, definition)

    def _evaluate(self, node: Evaluate) -> Render:
        """Compile a text that is known only in the rendering: it is read there, each time, and counted as work."""
        value_of = self._expressions.expression(node.value)
        line, column = node.line, node.column

        def render(run: Run) -> None:
            value = value_of(run)
            if value is None:
                return
            try:
                text = _text(run, value, line, column)
                run.spend(len(text) * READING)
                inner = self._inner(text)
                outer = enter(run, "#evaluate")
            except TemplateError as error:
                raise Impossible(f"`#evaluate`: {error}").at(line, column) from None
            except Impossible as problem:
                raise problem.at(line, column) from None
            try:
                until_break(inner)(run)
            finally:
                run.calls = outer

        return render

    def _inner(self, text: str) -> Render:
        """Read and compile a text; it may call the macros of this template, and its own."""
        block, macros = read_template(text)
        compiler = _BlockCompiler(macros)
        compiler._macros = {**self._macros, **compiler._macros}
        made = compiler.block(block)
        for name in macros:
            compiler._macros[name].render = compiler.block(macros[name].body)
        return made

    def _call(self, node: MacroCall) -> Render:
        """Compile the call of a macro, or the text that looks like one."""
        declared = self._macros.get(node.name)
        if declared is None:
            return self._uncalled(node)
        word = next((argument for argument in node.arguments if isinstance(argument, Word)), None)
        if word is not None:
            raise TemplateError(f"`{word.text}` is not an argument: expected a value", word.line, word.column)
        given = tuple(
            Given(
                name, argument.source if isinstance(argument, Reference) else None, self._expressions.argument(argument)
            )
            for name, argument in zip(declared.node.parameters, node.arguments, strict=False)
        )
        if node.body is not None:
            content = Definition("bodyContent", self.block(node.body))
            given = (*given, Given("bodyContent", None, lambda _run: content))
        return macro_call(declared, given, node)

    def _uncalled(self, node: MacroCall) -> Render:
        """Compile what looks like a call of a macro and is text, since there is no such macro."""
        text = node.source + node.gobbled
        if node.body is None:
            return _sequence((text,), node.line, node.column)
        return _sequence((text, self.block(node.body), "#end"), node.line, node.column)


def _sequence(parts: tuple[str | Render, ...], line: int, column: int, work: int = 1) -> Render:
    """Return a function that writes texts and runs functions in order, and counts them as work."""
    if not parts:
        return nothing_at_all
    static = sum(len(part) for part in parts if isinstance(part, str))
    steps = max(work, len(parts))

    def render(run: Run) -> None:
        run.work += steps
        run.size += static
        if run.work > run.limit or run.size > OUTPUT:
            try:
                run.spend(0)
                run.grow(0)
            except Impossible as problem:
                raise problem.at(line, column) from None
        write = run.write
        for part in parts:
            if part.__class__ is str:
                write(part)
            else:
                part(run)  # type: ignore[operator]  # the line above leaves functions only

    return render


def _raise(signal: type[Exception]) -> Render:
    """Return a function that leaves what is being rendered."""

    def render(_run: Run) -> None:
        raise signal

    return render


def _text(run: Run, value: object, line: int, column: int) -> str:
    """Return the text of a value."""
    try:
        if not isinstance(value, Definition):
            return printed(run, value)
        outer = enter(run, f"${value.name}")
    except Impossible as problem:
        raise problem.at(line, column) from None
    try:
        return captured(run, until_break(value.render))
    finally:
        run.calls = outer


def _overflow(run: Run, line: int, column: int) -> None:
    """Raise that there is too much output."""
    try:
        run.overflow()
    except Impossible as problem:
        raise problem.at(line, column) from None
