from typing import Any

from gatewright.aws.openapi.http_models import missing_models
from gatewright.aws.openapi.source import Source

KNOWN = {"components": {"schemas": {"Pet": {"type": "object"}}}}


def warned(**operation: Any) -> list[str]:
    """Return the warnings of an operation."""
    return list(missing_models(Source(KNOWN, 3), operation, "paths.'/pets'(get)"))


def payload(reference: str) -> dict[str, Any]:
    """Return a payload of a model."""
    return {"content": {"application/json": {"schema": {"$ref": reference}}}}


def test_model_that_is_missing_is_warned_of() -> None:
    """In a response as in a request."""
    said = "content.schema.#/components/schemas/No is missing"
    missing = payload("#/components/schemas/No")

    assert [
        f"Parse issue: attribute paths.'/pets'(get).responses.200.{said}",
        f"Parse issue: attribute paths.'/pets'(get).requestBody.{said}",
    ] == warned(responses={"200": missing}, requestBody=missing)


def test_other_payloads_are_no_matter() -> None:
    """A model that is there, one that stands in place, and what is elsewhere."""
    fine = [payload("#/components/schemas/Pet"), payload("other.yaml#/Pet"), {"content": {"a/b": {"schema": {}}}}, {}]

    assert [] == warned(responses={str(200 + index): one for index, one in enumerate(fine)})
