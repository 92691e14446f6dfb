from gatewright.sources.edits.edit import Append, Put, Remove


def test_an_edit_is_a_value() -> None:
    """Two of the same are one."""
    assert Put(("a",), 1) == Put(("a",), 1)
    assert Append(("a",), 1) != Append(("b",), 1)
    assert Remove(("a", 0)) == Remove(("a", 0))
