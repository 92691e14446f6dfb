"""
Policy documents as IAM takes them: a policy of the right kind, within its size, and kept as the very text.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: "IAM does not count white space".
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from gatewright.aws.policy import json_text
from gatewright.aws.policy.arn_patterns import PARTS
from gatewright.aws.policy.compile import Policy, policy
from gatewright.aws.policy.document import Kind
from gatewright.aws.policy.malformed import MalformedPolicy
from gatewright.aws.policy.trust import trust_policy
from gatewright.services.iam.errors import limit_exceeded, malformed_policy

LARGEST_MANAGED: Final = 6_144
LARGEST_TRUST: Final = 2_048

_PARTITIONS: Final = ("aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc", "*")


def check(text: str, kind: Kind = "identity", name: str = "") -> Policy:
    """Return the compiled policy of a text, or refuse it as IAM does."""
    try:
        compiled = policy(text, kind, name)
    except MalformedPolicy as error:
        raise malformed_policy(error.iam_message) from None
    for arn in _resources(json_text.read(text)):
        _check_resource(arn)
    return compiled


def check_trust(text: str, name: str = "") -> Policy:
    """Return the compiled trust policy of a role, or refuse it as IAM does."""
    if size(text) > LARGEST_TRUST:
        raise limit_exceeded(f"Cannot exceed quota for ACLSizePerRole: {LARGEST_TRUST}")
    try:
        return trust_policy(text, name)
    except MalformedPolicy as error:
        raise malformed_policy(error.iam_message) from None


def check_managed(text: str) -> Policy:
    """Return the compiled managed policy of a text, or refuse it as IAM does."""
    if size(text) > LARGEST_MANAGED:
        raise limit_exceeded(f"Cannot exceed quota for PolicySize: {LARGEST_MANAGED}")
    return check(text)


def size(text: str) -> int:
    """Return how many characters count."""
    return sum(not letter.isspace() for letter in text)


def shown(text: str) -> str:
    """Return a document as IAM's answers have it: percent-encoded as a URL (documented: RFC 3986)."""
    return quote(text, safe="")


def _resources(document: object) -> Iterator[str]:
    statements = document.get("Statement", []) if isinstance(document, Mapping) else []
    for statement in statements if isinstance(statements, list) else [statements]:
        for name in ("Resource", "NotResource"):
            values: Any = statement.get(name, [])
            yield from values if isinstance(values, Sequence) and not isinstance(values, str) else [values]


def _check_resource(arn: str) -> None:
    """Refuse what can name no resource; the texts are recorded of IAM by others."""
    if arn == "*":
        return
    parts = arn.split(":", PARTS - 1)
    if parts[0] != "arn":
        raise malformed_policy(f'Resource {arn} must be in ARN format or "*".')
    if len(parts) > 1 and parts[1] not in _PARTITIONS:
        raise malformed_policy(f'Partition "{parts[1]}" is not valid for resource "{arn}".')
    if len(parts) > 2 and "*" in parts[2] and parts[2] != "*":
        raise malformed_policy(f'Vendor {parts[2]} is not valid for resource "{arn}".')
