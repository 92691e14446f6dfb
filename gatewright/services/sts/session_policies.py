"""
Session policies: what the caller passes to limit the session that he asks for.

https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session. A managed policy is taken as it
stands when the session begins (inferred: it is packed into the session token).
"""

from collections.abc import Mapping
from math import ceil
from typing import Any, Final

from gatewright.services.iam import managed
from gatewright.services.iam.errors import malformed_policy, validation_error
from gatewright.services.iam.policy_texts import check
from gatewright.store.documents import Document, Documents
from gatewright.wire.errors import ServiceError

MOST_ARNS: Final = 10
"""Documented of `PolicyArns`."""

LARGEST: Final = 2_048
"""Characters of the policy and the ARNs together (documented of `Policy`)."""


def passed(documents: Documents, params: Mapping[str, Any]) -> list[Document] | None:
    """Return the policies that are passed, `None` without any; `documents` are those of the role's account."""
    arns = [one["arn"] for one in params.get("PolicyArns") or ()]
    text = params.get("Policy")
    if not arns and text is None:
        return None
    if len(arns) > MOST_ARNS:
        raise validation_error(f"The number of managed session policies exceeds {MOST_ARNS}")  # inferred
    found = [{"PolicyName": arn, "PolicyDocument": _managed(documents, arn)} for arn in arns]
    if text is not None:
        check(text, "session")
        found.append({"PolicyName": "session policy", "PolicyDocument": text})
    return found


def packed_size(params: Mapping[str, Any]) -> int | None:
    """Return how full of session policies and tags the token is, in percent; refuse one that overflows."""
    texts = [one["arn"] for one in params.get("PolicyArns") or ()]
    texts += [params["Policy"]] if params.get("Policy") else []
    tags = [part for tag in params.get("Tags") or () for part in (tag["Key"], tag["Value"])]
    if not texts and not tags:
        return None
    # AWS packs the token in a binary form of its own; the percentage of the plain text is inferred.
    share = ceil(100 * sum(map(len, (*texts, *tags))) / LARGEST)
    if sum(map(len, texts)) > LARGEST or share > 100:
        raise ServiceError(
            "PackedPolicyTooLarge",
            f"Packed policy consumes {share}% of allotted space, please use smaller policy.",
            status=400,
        )
    return share


def _managed(documents: Documents, arn: str) -> str:
    found = managed.find(documents, arn)
    if found is None:
        raise malformed_policy(f"Policy {arn} does not exist or is not attachable.")  # inferred
    return managed.default_text(found)
