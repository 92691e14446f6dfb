"""
The resource policy of an API, as it is saved: checked, its short resources written out, escaped as reads show it.

https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html. AWS answers every fault
with one sentence (reported by users, 2018 to 2026). It also asks IAM whether the principals exist; here they have to be
of a form that can exist.
"""

from gatewright.aws.policy.document import Document as Policy
from gatewright.aws.policy.document import document
from gatewright.aws.policy.escaped import escaped
from gatewright.aws.policy.expand import expanded_text
from gatewright.aws.policy.malformed import API_GATEWAY, MalformedPolicy
from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway.errors import bad_request

LARGEST = 8192
"""Bytes of a resource policy (documented: API Gateway quotas)."""

AWS_PRINCIPAL = pattern(
    r"\*|\d{12}|arn:aws[a-z-]*:iam::\d{12}:(?:root|(?:user|role)/[\w+=,.@/-]+)"
    r"|arn:aws[a-z-]*:sts::\d{12}:(?:assumed-role/[\w+=,.@-]+/[\w+=,.@-]+|federated-user/[\w+=,.@-]+)"
    r"|(?:AIDA|AROA)[A-Z0-9]{12,124}"
)
"""Whom IAM can know (documented: "AWS JSON policy elements: Principal")."""


def saved(text: str, *, region: str, account_id: str, api_id: str) -> str:
    """Return a policy document as AWS saves and shows it, or raise its refusal."""
    try:
        check_principals(document(text, "resource"))
    except MalformedPolicy:
        raise bad_request(API_GATEWAY) from None
    written = expanded_text(text, region=region, account_id=account_id, api_id=api_id)
    if len(written.encode()) > LARGEST:
        raise bad_request(f"Resource policy is larger than {LARGEST} bytes")  # inferred
    return escaped(written)


def check_principals(policy: Policy) -> None:
    """Raise where a policy names a principal of AWS's that cannot exist."""
    for statement in policy.statements:
        for kind, value in statement.principals.entries if statement.principals else ():
            if kind == "AWS" and AWS_PRINCIPAL.fullmatch(value.text) is None:
                raise MalformedPolicy(f"`{value.text}` is no principal", value.path)
