"""The syntax tree."""

from dataclasses import FrozenInstanceError

import pytest

from gatewright.aws.vtl.nodes import Text


def test_nodes_do_not_change() -> None:
    """A node is a value."""
    node = Text(text="a", line=1, column=1)
    with pytest.raises(FrozenInstanceError):
        node.text = "b"  # type: ignore[misc]  # that it cannot be assigned is the point

    assert Text(text="a", line=1, column=1) == node
