"""
The two models that every API is born with.

Recorded by LocalStack's snapshot test test_model_lifecycle (2024-04-15): names, descriptions and schemas.
"""

from gatewright.services.identifiers import SHORT
from gatewright.services.operation import Operation
from gatewright.store.documents import Documents

EMPTY = (
    '{\n  "$schema": "http://json-schema.org/draft-04/schema#",\n  "title" : "Empty Schema",\n  "type" : "object"\n}'
)

ERROR = (
    '{\n  "$schema" : "http://json-schema.org/draft-04/schema#",\n  "title" : "Error Schema",\n  "type" : "object",\n'
    '  "properties" : {\n    "message" : { "type" : "string" }\n  }\n}'
)

DEFAULTS = (
    ("Empty", "This is a default empty schema model", EMPTY),
    ("Error", "This is a default error schema model", ERROR),
)


def put_default_models(documents: Documents, operation: Operation, rest_api_id: str) -> None:
    """Give an API its two models."""
    for name, description, schema in DEFAULTS:
        model = {
            "id": operation.new_id()[:SHORT],
            "name": name,
            "description": description,
            "schema": schema,
            "contentType": "application/json",
        }
        documents.put("model", rest_api_id, name, document=model)
