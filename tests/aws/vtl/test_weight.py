"""What a statement weighs."""

import pytest

from gatewright.aws.vtl.parser import read_template
from gatewright.aws.vtl.weight import weight


@pytest.mark.parametrize(
    ("source", "steps"),
    [
        ("$a", 1),
        ("$a.b.c(1, $d)[2]", 7),
        ("#set($a = [1, 2, {'x': $y}])", 7),
        ("#set($a = [1..$b])", 4),
        ("#if($a == 1 || !$b)$c$d#elseif($e)$f#end", 8),
        ("#foreach($i in $a)$b$c#end", 2),
        ("#evaluate($a)", 2),
        ("#macro(m)$x$y#end", 1),
        ("#break", 1),
        ('#set($a = "$b$c")', 2),
    ],
)
def test_each_part_of_an_expression_counts(source: str, steps: int) -> None:
    """The blocks inside a statement do not: they count themselves."""
    block, _ = read_template(source)

    assert steps == weight(block[0])


def test_calls_of_macros_count_their_arguments() -> None:
    """Each is evaluated where the macro uses it."""
    block, _ = read_template("#macro(m $x)$x#end#m([1, 2])")

    assert 4 == weight(block[-1])
