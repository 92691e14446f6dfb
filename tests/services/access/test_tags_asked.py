"""The tags that a call brings."""

import pytest

from gatewright.services.access.tags_asked import tags_asked


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({}, ({}, ())),
        ({"tags": {"a": "b"}}, ({"a": "b"}, ())),
        ({"Tags": [{"Key": "a", "Value": "b"}, {"Key": "c"}]}, ({"a": "b", "c": ""}, ())),
        ({"UserPoolTags": {"a": "b"}}, ({"a": "b"}, ())),
        ({"TagSpecifications": [{"Tags": [{"Key": "a", "Value": "b"}]}, {}]}, ({"a": "b"}, ())),
        ({"TagKeys": ["a", "b"]}, ({}, ("a", "b"))),
        ({"tagKeys": ["a"]}, ({}, ("a",))),
        ({"Tags": "x", "tags": None}, ({}, ())),
    ],
)
def test_tags_stand_in_several_forms(
    params: dict[str, object], expected: tuple[dict[str, str], tuple[str, ...]]
) -> None:
    """Maps, lists of keys and values, EC2's specifications; and keys alone where tags are taken away."""
    assert expected == tags_asked(params)
