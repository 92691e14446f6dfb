import pytest

from gatewright.sources.edits.nodes import found
from gatewright.sources.edits.yaml_nodes import yaml_nodes
from gatewright.sources.errors import DocumentError

TEXT = "a:\n  - b: |\n      two\n      lines\n\n    # a comment\n  - !Sub '${x}'\n"


def test_a_block_ends_with_its_last_value() -> None:
    """Comments and empty lines behind it are nobody's."""
    root = yaml_nodes(TEXT)
    first, second = found(root, ("a", 0)), found(root, ("a", 1))

    assert first is not None
    assert second is not None
    assert TEXT[first.start : first.end].endswith("lines")
    assert ("!Sub", "!Sub '${x}'") == (second.tag, TEXT[second.start : second.end])


@pytest.mark.parametrize("text", ["", "a: [", "a: &x 1\nb: *x\n"])
def test_what_cannot_be_placed_is_refused(text: str) -> None:
    """An alias stands where its anchor does."""
    with pytest.raises(DocumentError):
        yaml_nodes(text)
