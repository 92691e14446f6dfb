"""The resource policy of an API, from the member `policy` of `get_rest_api`.

AWS escapes the document once more: every quote of the answer's text stands behind a backslash (recorded by LocalStack's
snapshot tests, and documented: "the policy is returned as an escaped JSON string").
"""

from collections.abc import Mapping
from typing import Any

from gatewright.aws.policy.escaped import unescaped
from gatewright.model.unknown import Unknown


def resource_policy(answer: Mapping[str, Any]) -> str | Unknown | None:
    """Return the policy document; `None` when there is none."""
    text = answer.get("policy")
    if isinstance(text, Unknown):
        return text
    if not text:
        return None
    return unescaped(str(text))
