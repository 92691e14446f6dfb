from gatewright.sources.edits.json_nodes import json_nodes
from gatewright.sources.edits.nodes import found


def test_the_last_of_several_members_counts() -> None:
    """As readers of JSON take it."""
    node = found(json_nodes('{"a": 1, "a": [2]}'), ("a", 0))

    assert node is not None
    assert "2" == node.text


def test_nothing_is_found_where_nothing_is() -> None:
    """No member, no place in a list, nothing below a scalar."""
    root = json_nodes('{"a": [1]}')

    assert [None, None, None] == [found(root, ("b",)), found(root, ("a", 1)), found(root, ("a", 0, "c"))]
