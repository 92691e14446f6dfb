import json

from gatewright.services.apigateway.default_models import DEFAULTS
from tests.services.account import Account


def test_every_api_is_born_with_two_models(account: Account) -> None:
    """Names, descriptions and schemas recorded of AWS (test_model_lifecycle, 2024-04-15)."""
    api = account.call("create_rest_api", name="pets")
    models = account.call("get_models", restApiId=api["id"])["items"]

    assert [
        ("Empty", "This is a default empty schema model", "application/json"),
        ("Error", "This is a default error schema model", "application/json"),
    ] == [(one["name"], one["description"], one["contentType"]) for one in models]
    assert len({one["id"] for one in models}) == 2


def test_schemas_are_those_of_aws() -> None:
    """Read as JSON."""
    draft = "http://json-schema.org/draft-04/schema#"

    assert [
        {"$schema": draft, "title": "Empty Schema", "type": "object"},
        {
            "$schema": draft,
            "title": "Error Schema",
            "type": "object",
            "properties": {"message": {"type": "string"}},
        },
    ] == [json.loads(schema) for _, _, schema in DEFAULTS]
