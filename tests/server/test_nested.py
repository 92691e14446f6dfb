import json
from pathlib import Path

import pytest

from gatewright.aws.cloudformation.template import template
from gatewright.server.announced import lines
from gatewright.server.described import Called, described
from gatewright.server.nested import changed, with_nested
from gatewright.server.stacks import bring
from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.declaration import Reading
from gatewright.sources.templates.declared import read_all
from gatewright.store.store import Store
from tests.server.test_described import SHOP
from tests.server.test_stacks import SETTINGS

OUTER = """
Resources:
  Front: {Type: "AWS::CloudFormation::Stack", Properties: {TemplateURL: middle.yaml}}
"""
MIDDLE = """
Resources:
  Shop: {Type: "AWS::CloudFormation::Stack", Properties: {TemplateURL: shop.yaml}}
"""
READING = Reading(region="eu-west-1")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a template with an API two stacks below it."""
    (tmp_path / "shop.yaml").write_text(SHOP)
    (tmp_path / "middle.yaml").write_text(MIDDLE)
    (tmp_path / "outer.yaml").write_text(OUTER)
    return tmp_path / "outer.yaml"


def test_the_stacks_within_a_stack_come_behind_it(place: Path) -> None:
    """Each with its own file and its own resources."""
    store = Store.open(None)
    found = with_nested(bring(store, SETTINGS, read_all([place], READING)), store)

    assert [(one.within, one.declaration.path.name) for one in found] == [
        ((), "outer.yaml"),
        (("Front",), "middle.yaml"),
        (("Front", "Shop"), "shop.yaml"),
    ]
    assert found[2].named("Api") == "Front.Shop.Api"
    assert set(found[2].stack.resources) == {"Api", "Deployment", "Drawn", "Given"}


def test_an_api_within_is_the_one_that_was_called(place: Path) -> None:
    """It has the id of the call, the value of a key that AWS draws is not told, and of several it can be named."""
    called = Called(region="eu-west-1", api_id="a1b2c3d4e5")
    found = described(read_all([place], READING), called)
    keys = found.get("get_api_keys")

    assert isinstance(found.get("get_rest_api", "a1b2c3d4e5"), dict)
    assert isinstance(keys, dict)
    assert sorted("value" in one for one in keys["items"]) == [False, True]
    with pytest.raises(DocumentError, match=r"one of `Front\.Shop\.Api`, not `Other`"):
        described(read_all([place], READING), Called(region="eu-west-1", api_id="a1b2c3d4e5", api="Other"))


def test_a_newcomer_is_told_where_an_api_within_is(place: Path) -> None:
    """As of one that stands in the document itself."""
    store = Store.open(None)
    (brought,) = bring(store, SETTINGS, read_all([place], READING))
    said = lines(brought, store, "http://h")

    assert said[1].startswith("  API `shop`, id ")
    assert ", stage prod: http://h/_aws/execute-api/" in said[1]


def test_what_is_not_there_is_not_changed() -> None:
    """Neither a resource nor one below it."""
    inner = json.dumps({"Resources": {"Api": {"Type": "AWS::ApiGateway::RestApi"}}})
    one = {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateBody": inner}}
    known = template({"Resources": {"Front": one, "Bucket": {"Type": "AWS::S3::Bucket"}}})

    for name in ("Nothing", "Front.Nothing", "Bucket.Api"):
        assert changed(known, name, lambda _kind, _properties: {"A": 1}) == known
    text = changed(known, "Front.Api", lambda _kind, _properties: {"A": 1}).resources["Front"].properties
    assert json.loads(text["TemplateBody"])["Resources"]["Api"]["Properties"] == {"A": 1}
