"""
Policy documents as IAM takes them: a policy of the right kind, within its size, and kept as the very text.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: "IAM does not count white space".
"""

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from gatewright.aws.policy import json_text, malformed
from gatewright.aws.policy.compile import Policy, policy
from gatewright.aws.policy.document import OF_IAM, VERSIONS, Kind
from gatewright.aws.policy.malformed import MalformedPolicy
from gatewright.aws.policy.trust import trust_policy
from gatewright.model.lazy_pattern import pattern
from gatewright.services.iam import legacy_parsing, policy_parts, policy_resources
from gatewright.services.iam.errors import limit_exceeded, malformed_policy

LARGEST_MANAGED: Final = 6_144
LARGEST_TRUST: Final = 2_048

OLD_VERSION: Final = "Policy document must be version 2012-10-17 or greater."
"""What IAM says of a managed policy of the first version; an inline policy may be one."""

_SID: Final = pattern(r"[0-9A-Za-z]*")


def check(text: str, kind: Kind = "identity", *, managed: bool = False) -> Policy:
    """Return the compiled policy of a text, or refuse it as IAM does: the first fault in IAM's order is named."""
    try:
        compiled, fault = policy(text, kind), ""
    except MalformedPolicy as error:
        compiled, fault = None, error.iam_message
    if fault == malformed.SYNTAX:
        raise malformed_policy(fault)
    found = json_text.read(text)
    if managed and isinstance(found, Mapping) and found.get("Version") != VERSIONS[-1]:
        raise malformed_policy(OLD_VERSION)
    if kind in OF_IAM and legacy_parsing.fails(found):
        raise malformed_policy(malformed.LEGACY)
    if kind in OF_IAM:
        _check_sids(found)
    if fault != malformed.TWO_COLONS and fault:
        raise malformed_policy(fault)
    for resource in policy_parts.resources(found):
        policy_resources.check(resource)
    if compiled is None:
        raise malformed_policy(fault)
    for action in policy_parts.actions(found):
        _check_vendor(action)
    return compiled


def check_trust(text: str) -> Policy:
    """Return the compiled trust policy of a role, or refuse it as IAM does."""
    if size(text) > LARGEST_TRUST:
        raise limit_exceeded(f"Cannot exceed quota for ACLSizePerRole: {LARGEST_TRUST}")
    try:
        return trust_policy(text)
    except MalformedPolicy as error:
        raise malformed_policy(error.iam_message) from None


def check_managed(text: str) -> Policy:
    """Return the compiled managed policy of a text, or refuse it as IAM does."""
    if size(text) > LARGEST_MANAGED:
        raise limit_exceeded(f"Cannot exceed quota for PolicySize: {LARGEST_MANAGED}")
    return check(text, managed=True)


def size(text: str) -> int:
    """Return how many characters count."""
    return sum(not letter.isspace() for letter in text)


def shown(text: str) -> str:
    """Return a document as IAM's answers have it: percent-encoded as a URL (documented: RFC 3986)."""
    return quote(text, safe="")


def _check_sids(document: object) -> None:
    for statement in policy_parts.statements(document):
        sid = statement.get("Sid", "")
        if isinstance(sid, str) and _SID.fullmatch(sid) is None:
            # Reported by users of AWS, word for word.
            raise malformed_policy(
                "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression"
                " [0-9A-Za-z]*"
            )


def _check_vendor(action: str) -> None:
    vendor = action.partition(":")[0]
    if any(letter.isspace() for letter in vendor):
        raise malformed_policy(f"Vendor {vendor} is not valid")
