"""
May Lambda assume the role that a function runs as?

Restates "Defining Lambda function permissions with an execution role":
https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
The role's trust policy has to let `lambda.amazonaws.com` in.
"""

from typing import Final

from gatewright.aws.role_trust import trusts

SERVICE: Final = "lambda.amazonaws.com"
"""The principal that Lambda assumes roles as."""


def assumable(trust: str, *, role_arn: str, account_id: str, now: float) -> bool:
    """Return whether the trust policy of a role lets Lambda assume it for a function of this account."""
    return trusts(trust, service=SERVICE, role_arn=role_arn, account_id=account_id, now=now)
