from pathlib import Path

import pytest

from gatewright.server.stacks import bring
from gatewright.services.dispatch import random_id
from gatewright.services.settings import Settings
from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.declaration import Reading
from gatewright.sources.templates.declared import read_all
from gatewright.store.store import Store

SETTINGS = Settings(new_id=random_id, account_id="111122223333", region="eu-west-1")
FIRST = """
Resources: {Api: {Type: "AWS::ApiGateway::RestApi", Properties: {Name: first}}}
Outputs: {Id: {Value: !Ref Api, Export: {Name: first-id}}}
"""
SECOND = """
Resources: {Key: {Type: "AWS::ApiGateway::ApiKey", Properties: {Name: !ImportValue first-id}}}
"""


def test_a_document_may_name_what_one_before_it_exports(tmp_path: Path) -> None:
    """In the order in which they are named."""
    (tmp_path / "first.yaml").write_text(FIRST)
    (tmp_path / "second.yaml").write_text(SECOND)
    store = Store.open(None)
    first, _ = bring(
        store, SETTINGS, read_all([tmp_path / "first.yaml", tmp_path / "second.yaml"], Reading(region="eu-west-1"))
    )
    with store.reading("111122223333", "eu-west-1") as documents:
        (key,) = documents.list("api_key")

    assert key["name"] == first.stack.outputs["Id"]


def test_what_cannot_be_names_the_file(tmp_path: Path) -> None:
    """Before the resource."""
    place = tmp_path / "second.yaml"
    place.write_text(SECOND)
    with pytest.raises(DocumentError) as raised:
        bring(Store.open(None), SETTINGS, read_all([place], Reading(region="eu-west-1")))

    assert str(raised.value) == (
        f"{place}: Resources.Key.Properties.Name.Fn::ImportValue: no stack here exports `first-id`;"
        " name the template that does before this one"
    )
