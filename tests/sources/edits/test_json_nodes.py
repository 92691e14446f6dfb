import pytest

from gatewright.sources.edits.json_nodes import json_nodes
from gatewright.sources.edits.nodes import found
from gatewright.sources.errors import DocumentError


def test_a_node_is_the_very_piece_of_the_text() -> None:
    """Escapes and tabs included."""
    text = '{\n\t"a\\"": [1, {"b" : "c\\u00e9"}], "d":null}'
    root = json_nodes(text)
    inner = found(root, ('a"', 1, "b"))

    assert inner is not None
    assert ('"c\\u00e9"', "cé") == (text[inner.start : inner.end], inner.text)
    assert text == text[root.start : root.end]


@pytest.mark.parametrize("text", ["", "{", '{"a"}', "[1 2]", '{"a": }', "[1] 2", '"', "{'a': 1}"])
def test_what_is_no_json_is_refused(text: str) -> None:
    """YAML may read it."""
    with pytest.raises(DocumentError):
        json_nodes(text)
