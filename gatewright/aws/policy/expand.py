"""The short form of resources in a resource policy, written out when the policy is saved.

Restates "API Gateway resource policy examples": `execute-api:/STAGE/METHOD/PATH` stands for the ARN of that method in
the API that the policy is attached to. Reads return the long form, the account unmasked.
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
"""

import json
from collections.abc import Mapping
from typing import Final

from gatewright.aws.arn import partition_of

SHORT: Final = "execute-api:/"
"""How a short resource starts."""

_ELEMENTS: Final = ("Resource", "NotResource")


def expanded_resource(text: str, *, region: str, account_id: str, api_id: str) -> str:
    """Return a resource written out; one that is not short as it is."""
    if not text.startswith(SHORT):
        return text
    return f"arn:{partition_of(region)}:execute-api:{region}:{account_id}:{api_id}/{text.removeprefix(SHORT)}"


def expanded(source: Mapping[str, object], *, region: str, account_id: str, api_id: str) -> dict[str, object]:
    """Return a policy with every short resource written out, all else as it was."""

    def long(value: object) -> object:
        if isinstance(value, str):
            return expanded_resource(value, region=region, account_id=account_id, api_id=api_id)
        return [long(item) for item in value] if isinstance(value, list) else value

    def statement(node: object) -> object:
        if not isinstance(node, Mapping):
            return node
        return {name: long(value) if name in _ELEMENTS else value for name, value in node.items()}

    statements = source.get("Statement")
    several = [statement(node) for node in statements] if isinstance(statements, list) else statement(statements)
    return {name: several if name == "Statement" else value for name, value in source.items()}


def expanded_text(text: str, *, region: str, account_id: str, api_id: str) -> str:
    """Return the JSON text of a policy with every short resource written out; the policy is known to be sound."""
    found = json.loads(text)
    return json.dumps(
        expanded(found, region=region, account_id=account_id, api_id=api_id),
        separators=(",", ":"),
        ensure_ascii=False,
    )
