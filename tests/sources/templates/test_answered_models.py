from collections.abc import Iterable, Mapping
from typing import Any

from gatewright.sources.templates.answered_models import NOT_TOLD, asked, rules

VALIDATORS = [{"id": "v1", "name": "all", "validateRequestBody": True}]
MODELS = [{"name": "Pet", "contentType": "application/json", "schema": "{}"}, {"name": "Empty", "schema": "{}"}]
METHOD = {"requestValidatorId": "v1", "requestModels": {"application/json": "Pet"}}


def declared() -> dict[str, tuple[str, Mapping[str, Any]]]:
    """Return the resources that are declared, by name."""
    found: dict[str, tuple[str, Mapping[str, Any]]] = {}

    def add(name: str, kind: str, properties: Mapping[str, Any], after: Iterable[str] = ()) -> str:
        assert not after
        found[name] = (kind, properties)
        return name

    rules("a1", VALIDATORS, MODELS, add)
    return found


def test_validators_and_models_are_declared() -> None:
    """But for the models that every API is born with."""
    assert {
        "a1/validators/v1": (
            "AWS::ApiGateway::RequestValidator",
            {
                "RestApiId": {"Ref": "a1"},
                "Name": "all",
                "ValidateRequestBody": True,
                "ValidateRequestParameters": False,
            },
        ),
        "a1/models/Pet": (
            "AWS::ApiGateway::Model",
            {"RestApiId": {"Ref": "a1"}, "ContentType": "application/json", "Schema": "{}", "Name": "Pet"},
        ),
    } == declared()


def test_a_method_names_what_was_declared() -> None:
    """The models by their names, which they keep."""
    known, made = rules("a1", VALIDATORS, MODELS, lambda name, *_: name)

    assert ("a1/validators/v1", "a1/models/Pet") == made
    assert ({"RequestValidatorId": {"Ref": "a1/validators/v1"}, "RequestModels": METHOD["requestModels"]}, []) == asked(
        METHOD, known
    )
    assert ({}, []) == asked({"requestModels": METHOD["requestModels"]}, known)


def test_a_method_whose_validator_or_model_nobody_told_says_so() -> None:
    """It validates nothing here."""
    known, _ = rules("a1", VALIDATORS, [], lambda name, *_: name)
    none, _ = rules("a1", [], MODELS, lambda name, *_: name)

    assert [({}, [NOT_TOLD])] * 2 == [asked(METHOD, one) for one in (known, none)]
