"""Choosing methods by argument types."""

from gatewright.aws.vtl.method import ANY, Method
from gatewright.aws.vtl.run import Run


def test_arguments_must_fit() -> None:
    """A boolean is no whole number; anything fits `ANY`."""
    run = Run({}, None, lambda _text: None)
    method = Method(lambda _run, value, number, other: (value, number, other), (int, ANY))

    assert [("v", 1, None), None, None] == [method.call(run, "v", (first, None)) for first in (1, True, "1")]
