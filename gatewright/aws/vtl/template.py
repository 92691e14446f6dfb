"""A mapping template, read once and rendered for each call.

Restates "Mapping template transformations for REST APIs in API Gateway"
(https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html): a script in the Velocity Template
Language. The page links the VTL Reference; that the engine is version 1.7 is inferred.
"""

from collections.abc import Mapping

from gatewright.aws.vtl.compile_blocks import compile_block
from gatewright.aws.vtl.errors import Impossible, RenderError, TemplateError
from gatewright.aws.vtl.parser import read_template
from gatewright.aws.vtl.run import WORK, Render, Run

__all__ = ["Template", "compile_template"]


class Template:
    """A template that has been read; may be rendered any number of times, by any number of threads."""

    __slots__ = ("_render", "constant", "source")

    def __init__(self, source: str, constant: str | None, render: Render) -> None:
        """Keep what `compile_template` made of the source."""
        self.source = source
        self.constant = constant
        self._render = render

    def render(self, scope: Mapping[str, object], *, unresolved: str | None = None, limit: int = WORK) -> str:
        """Return what the template prints, or raise `RenderError`.

        `scope` has the variables by name. `#set` of a variable stays inside the rendering; `#set` of a name inside
        a map, and methods such as `put`, change that map if it is a `dict`, and fail if it is another mapping.

        `unresolved` is what a reference without a value reads as; without it, such a reference prints as it is
        written, as in plain Velocity. API Gateway's is the empty text: see `mapping.py`.

        `limit` is the work that there is time for now: a rendering that needs more raises `Lengthy`.
        """
        if self.constant is not None:
            return self.constant
        pieces: list[str] = []
        try:
            self._render(Run(scope, unresolved, pieces.append, limit))
        except Impossible as problem:
            raise problem.at(1, 1) from None
        except RecursionError:
            raise RenderError("the template nests too deeply to be rendered", 1, 1) from None
        return "".join(pieces)


def compile_template(source: str) -> Template:
    """Read a template, or raise `TemplateError`."""
    if "$" not in source and "#" not in source:
        return Template(source, source, lambda _run: None)
    try:
        block, macros = read_template(source)
        constant, render = compile_block(block, macros)
    except RecursionError:
        raise TemplateError("the template nests too deeply to be read", 1, 1) from None
    return Template(source, constant, render)
