"""
Models that the definition of an HTTP API names: none is kept, yet one that is missing is warned of.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html. The words of a response's model are
those that moto's test states of AWS, as do the acceptance tests of Terraform; those of a request's are inferred.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from gatewright.aws.openapi.source import Source


def missing_models(source: Source, operation: Mapping[str, Any], where: str) -> Iterator[str]:
    """Yield a warning for each model that an operation names and the definition lacks."""
    responses = operation.get("responses")
    for status, response in responses.items() if isinstance(responses, Mapping) else ():
        yield from _missing(source, response, f"{where}.responses.{status}")
    yield from _missing(source, operation.get("requestBody"), f"{where}.requestBody")


def _missing(source: Source, payload: Any, where: str) -> Iterator[str]:
    content = source.resolved(payload).get("content")
    for media in content.values() if isinstance(content, Mapping) else ():
        schema = media.get("schema") if isinstance(media, Mapping) else None
        reference = schema.get("$ref") if isinstance(schema, Mapping) else None
        if isinstance(reference, str) and reference.startswith("#/") and not source.holds(reference):
            yield f"Parse issue: attribute {where}.content.schema.{reference} is missing"
