"""Errors."""

from gatewright.aws.vtl.errors import BodyNotJson, Impossible, NotJson, RenderError, TemplateError


def test_one_line_with_the_place() -> None:
    """An error is one line; its parts are kept."""
    error = TemplateError("expected `x`", 3, 4)

    assert ("expected `x` at line 3, column 4", "expected `x`", 3, 4) == (
        str(error),
        error.message,
        error.line,
        error.column,
    )


def test_the_node_that_asked_adds_the_place() -> None:
    """A payload that is not JSON stays one on its way out."""
    assert [RenderError, BodyNotJson] == [type(Impossible("a").at(1, 2)), type(NotJson("b").at(1, 2))]
