"""
The tags that something gets when it is made: whoever tags it needs that permission, too.

Documented of each service: "Grant permission to tag resources during creation" (EC2), "Tagging IAM resources",
CreateLogGroup, PutParameter, CreateUserPool, CreateFunction, RequestCertificate, CreateAccount, CreateWebACL. Tags that
services put themselves are nobody's to permit. What API Gateway demands for tags of a new API is not documented.
"""

from collections.abc import Mapping
from typing import Final

from gatewright.services.access.demand import Alternatives, Asked, Demand
from gatewright.services.access.tags_asked import tags_asked

_ACTIONS: Final[Mapping[str, str]] = {
    "acm": "acm:AddTagsToCertificate",
    "cognito-idp": "cognito-idp:TagResource",
    "ec2": "ec2:CreateTags",
    "lambda": "lambda:TagResource",
    "logs": "logs:TagResource",
    "organizations": "organizations:TagResource",
    "ssm": "ssm:AddTagsToResource",
    "wafv2": "wafv2:TagResource",
}
"""By service; the action of an operation that is about tags alone is its own."""

_OF_IAM: Final[Mapping[str, str]] = {
    "CreateInstanceProfile": "iam:TagInstanceProfile",
    "CreatePolicy": "iam:TagPolicy",
    "CreateRole": "iam:TagRole",
    "CreateUser": "iam:TagUser",
}
_MAKES: Final = ("Authorize", "Create", "Import", "Put", "Request", "Update")
_TAGS_ALONE: Final = "CreateTags"
_OF_SERVICES: Final = "aws:"


def demands(asked: Asked, made: Demand) -> tuple[Demand, ...]:
    """Return what tags demand beside what the operation demands: on what it is `made` on."""
    action = _OF_IAM.get(asked.operation) if asked.service == "iam" else _ACTIONS.get(asked.service)
    if action is None or not asked.operation.startswith(_MAKES) or asked.operation == _TAGS_ALONE:
        return ()
    tags, _ = tags_asked(asked.params)
    if all(key.lower().startswith(_OF_SERVICES) for key in tags):
        return ()
    context = {"ec2:createaction": (asked.operation,)} if asked.service == "ec2" else {}
    return (Demand(action=action, on=(_thing(asked, made),), context={**made.context, **context}),)


def _thing(asked: Asked, made: Demand) -> Alternatives:
    """Return what gets the tags: the first that is named, as what is made stands first."""
    if asked.operation == "CreateUserPool":
        return (asked.arn("cognito-idp", "userpool/*"),)
    if asked.operation.startswith("Authorize"):
        return (asked.arn("ec2", "security-group-rule/*"),)
    return made.on[0]
