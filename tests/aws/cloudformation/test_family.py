import pytest

from gatewright.aws.cloudformation.errors import TemplateError
from gatewright.aws.cloudformation.family import tag_map
from tests.aws.cloudformation.performing import declared


def test_a_name_is_given_or_drawn_from_the_stack() -> None:
    """As CloudFormation does, without its random end."""
    assert declared("X", {"Name": "mine"}).name("Name") == "mine"
    assert declared("X", {}).name("Name") == "shop-Thing"


def test_a_required_property_is_missed_by_name() -> None:
    """The error says which."""
    with pytest.raises(TemplateError, match="Properties: the property `RestApiId` is required"):
        declared("X", {}).need("RestApiId")


def test_tags_become_a_map() -> None:
    """The list of a template, or a map as it is."""
    assert declared("X", {"Tags": [{"Key": "a", "Value": 1}], "Name": "n"}).rest("Name") == {"Tags": {"a": "1"}}
    assert tag_map({"a": "b"}) == {"a": "b"}


def test_tags_of_another_form_are_refused() -> None:
    """With their place."""
    with pytest.raises(TemplateError, match=r"Properties\.Tags"):
        tag_map(["a"])
