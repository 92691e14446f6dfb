"""Reading references."""

import pytest

from gatewright.aws.vtl.nodes import Call, Index, Property, Reference
from gatewright.aws.vtl.parser import read_template


@pytest.mark.parametrize(
    ("source", "written", "steps"),
    [
        ("$a.b.c", "$a.b.c", [Property, Property]),
        ("$a.b(1, $c)[0].d", "$a.b(1, $c)[0].d", [Call, Index, Property]),
        ("${a.b}.c", "${a.b}", [Property]),
        ("$!a_b-c.", "$!a_b-c", []),
        ("$a.5", "$a", []),
        ("$a .b", "$a", []),
        ("$a.b(see)", "$a.b", [Property]),
        ("$a( 1 )", "$a", []),
    ],
)
def test_reference_ends_where_velocity_ends_it(source: str, written: str, steps: list[type]) -> None:
    """A reference takes in what can belong to it, and no more."""
    reference = read_template(source)[0][0]

    assert isinstance(reference, Reference)
    assert (written, steps) == (reference.source, [type(step) for step in reference.steps])
