"""Route keys stand for a path and a verb."""

import pytest

from gatewright.aws.route_keys import path_and_verb, route_key


@pytest.mark.parametrize(
    ("key", "path", "verb"),
    [
        ("GET /pets/{id}", "/pets/{id}", "GET"),
        ("ANY /{proxy+}", "/{proxy+}", "ANY"),
        ("$default", "$default", "ANY"),
        ("$connect", "$connect", "ANY"),
        ("send message", "send message", "ANY"),
    ],
)
def test_a_route_key_is_a_path_and_a_verb(key: str, path: str, verb: str) -> None:
    """A key without a path is its own, and takes every verb; the two make the key again."""
    assert path_and_verb(key) == (path, verb)
    assert route_key(path, verb) == key
