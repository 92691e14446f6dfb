"""
The role that a function runs as: one that IAM knows has to trust Lambda.

https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html. A role that IAM of this server does not
know is taken all the same (named default): who only tries functions out need not make one. Such a function calls the
control plane with a key of nobody's, which one that is not open refuses, and can sign no call to an API.
"""

from typing import Final

from gatewright.aws import iam_arns
from gatewright.aws.execution_role import assumable
from gatewright.services import passed_roles
from gatewright.services.lambda_.errors import invalid
from gatewright.services.operation import Operation
from gatewright.store.documents import Documents
from gatewright.store.iam_answers import GLOBAL

CANNOT_ASSUME: Final = "The role defined for the function cannot be assumed by Lambda."
"""AWS's text (reported by its users, many times)."""


def check_role(documents: Documents, operation: Operation, role_arn: str) -> None:
    """Refuse a role of another account, and one that is known, and does not let Lambda assume it."""
    passed_roles.check(role_arn, operation.account_id)
    named = iam_arns.role_arn(role_arn)
    found = None if named is None else documents.of(named.account_id, GLOBAL).get("iam_role", named.name.lower())
    if found is None or found["Arn"] != role_arn:
        return
    trust = str(found["AssumeRolePolicyDocument"])
    if not assumable(trust, role_arn=role_arn, account_id=operation.account_id, now=operation.now):
        raise invalid(CANNOT_ASSUME)
