"""
What a caller hears whose policies do not allow an operation, in the words of its service.

https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html: "Access denied because no
identity-based policy allows the action", and of an explicit denial, which kind of policy holds it. EC2 puts a sentence
of its own before it, S3 the resource in quotes, and services of JSON call the text `Message`, as they do no other of
their front end (reported by users of EC2, S3, Lambda and DynamoDB, with the whole answer).
"""

from typing import Final

from gatewright.aws.policy.combine import Answer
from gatewright.checks.verdict import KINDS
from gatewright.services.access.families import Family, usual_status
from gatewright.wire.errors import ServiceError

EVERYTHING: Final = "*"
"""The resource of an action that knows none."""

_BY_EC2: Final = "You are not authorized to perform this operation. "
_MEMBER: Final[dict[Family, str]] = {"rest-json": "Message", "json": "Message"}
_CODES: Final[dict[Family, str]] = {
    "rest-json": "AccessDeniedException",
    "json": "AccessDeniedException",
    "query": "AccessDenied",
    "ec2": "UnauthorizedOperation",
    "s3": "AccessDenied",
}


def denied(family: Family, *, caller: str, action: str, arn: str, answer: Answer) -> ServiceError:
    """Return the refusal of an action on a resource."""
    text = f"User: {caller} is not authorized to perform: {action}{_on(family, arn)}{_why(action, answer)}"
    return ServiceError(
        _CODES[family],
        f"{_BY_EC2}{text}" if family == "ec2" else text,
        status=usual_status(family),
        message_member=_MEMBER.get(family),
    )


def _on(family: Family, arn: str) -> str:
    if family == "ec2" and arn == EVERYTHING:
        return ""
    return f' on resource: "{arn}"' if family == "s3" else f" on resource: {arn}"


def _why(action: str, answer: Answer) -> str:
    kind = KINDS[answer.layer or "identity"]
    if answer.verdict == "explicitly denied":
        return f" with an explicit deny in {'an' if kind[0] in 'aeiou' else 'a'} {kind}"
    return f" because no {kind} allows the {action} action"
