"""Reading templates."""

from gatewright.aws.vtl.nodes import If, MacroCall, Reference, Set, Text
from gatewright.aws.vtl.parser import read_template


def test_statements_stand_in_order_with_their_places() -> None:
    """A template is read to its statements, each with line and column."""
    block, _ = read_template("a\n $b#set($c = 1)\n#if($d)e#end")

    assert [(Text, 1, 1), (Reference, 2, 2), (Set, 2, 4), (If, 3, 1)] == [
        (type(statement), statement.line, statement.column) for statement in block
    ]


def test_first_macro_of_a_name_stays() -> None:
    """Macros are found wherever they stand, and the first of a name stays."""
    _, macros = read_template("#if($a)#macro(m $x)1#end#end#macro(m)2#end")

    assert {"m": ("x",)} == {name: macro.parameters for name, macro in macros.items()}


def test_call_keeps_its_source() -> None:
    """What may be mere text keeps how it is written."""
    block, _ = read_template("#nope( $a, 1 ) \nx")
    call = block[0]

    assert isinstance(call, MacroCall)
    assert ("#nope( $a, 1 )", " \n") == (call.source, call.gobbled)
