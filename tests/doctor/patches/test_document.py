from pathlib import Path
from typing import Any

from gatewright.doctor.patches.document import Declared, Document, Sheet
from gatewright.engine.decide import walk
from tests.casebook import world
from tests.doctor.evidence import MISSING_TOKEN, call


def document(root: Any, kind: Any = "template") -> Document:
    """Return a document that declares the API that was called."""
    exchange = call("GET", "/prod/pets", MISSING_TOKEN)
    decision = walk(exchange.request, world("pets").configuration())  # type: ignore[arg-type]  # all of it is known
    declared = (Declared(name="Api", type="AWS::ApiGateway::RestApi", physical_id="a1b2c3d4e5"),)
    sheet = Sheet(file=Path("shop.yaml"), kind=kind, root=root)
    return Document(sheets=(sheet,), declared=declared, call=decision.call, values={})


def test_a_name_is_one_that_nobody_has() -> None:
    """Made of letters and digits, as logical ids are."""
    found = document({"Resources": {"Plan": {}, "Plan2": {}}})

    assert ("Plan3", "ThePlan") == (found.unused("Plan"), found.unused("The-Plan"))


def test_a_definition_stands_in_its_api() -> None:
    """Under `Body`, or SAM's `DefinitionBody`."""
    body = {"openapi": "3.0.1", "paths": {}}
    found = document({"Resources": {"Api": {"Type": "X", "Properties": {"DefinitionBody": body}}}})

    assert [("Resources", "Api", "Properties", "DefinitionBody")] == [at for _, at, _ in found.bodies()]
    assert [()] == [at for _, at, _ in document(body, "openapi").bodies()]


def test_attributes_of_terraform_stand_in_modules() -> None:
    """Of a state, or of what a plan would leave."""
    resource = {"address": "module.m.x.y", "values": {"a": 1}}
    modules = {"child_modules": [{"resources": [resource]}]}
    path = ("root_module", "child_modules", 0, "resources", 0, "values")

    for top in ("values", "planned_values"):
        found = document({top: {"root_module": modules}}, "terraform")
        assert ((top, *path), {"a": 1}) == found.properties("module.m.x.y")
        assert found.properties("x.z") is None
