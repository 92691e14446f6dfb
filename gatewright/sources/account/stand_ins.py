"""What servers that stand in for AWS leave out of their answers, and what is taken for it.

AWS tells what a deployment holds whenever `embed=apisummary` asks it (documented: GetDeployment). moto (5.2) and
LocalStack (4.9) do not: moto serves what is saved, and LocalStack keeps its copy to itself. AWS writes the short
resources of a resource policy out when it saves it (documented: resource policy examples), and they do not.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.policy.escaped import unescaped
from gatewright.aws.policy.expand import SHORT, expanded_text
from gatewright.model.unknown import Unknown

Document = Mapping[str, Any]

NOTE: Final = "this endpoint does not tell what a deployment holds, as AWS does: what is saved is taken for it"
"""What a person has to know of a diagnosis that rests on it."""

_TOLD: Final = ("authorizationType", "apiKeyRequired")


def lacks_summary(deployment: Document | Unknown | None) -> bool:
    """Tell whether an answer that was asked for its summary has none."""
    return isinstance(deployment, Mapping) and "apiSummary" not in deployment


def with_summary(deployment: Document, resources: Document | Unknown | None) -> Document:
    """Return the deployment with the saved resources as its summary; as it is where they are not told."""
    if resources is None or isinstance(resources, Unknown):
        return deployment
    summary = {
        item["path"]: {verb: _summary(method) for verb, method in item["resourceMethods"].items()}
        for item in resources.get("items", ())
        if item.get("resourceMethods")
    }
    return {**deployment, "apiSummary": summary}


def with_long_policy(rest_api: Document, region: str) -> Document:
    """Return the API with a resource policy as AWS would have saved it, in whatever account, which nobody told."""
    policy = rest_api.get("policy")
    if not isinstance(policy, str) or SHORT not in policy.replace("\\/", "/"):
        return rest_api
    text = unescaped(policy)
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return rest_api
    return {**rest_api, "policy": expanded_text(text, region=region, account_id="*", api_id=str(rest_api["id"]))}


def _summary(method: Mapping[str, Any]) -> dict[str, Any]:
    return {name: method[name] for name in _TOLD if name in method}
