"""
May a role be passed to a service: only within its account.

https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html. AWS's text, and its status 403, are
reported of PutIntegration (amazon-archives/aws-apigateway-importer#25) and of CreateFunction
(aws/aws-toolkit-azure-devops#546).
"""

from typing import Final

from gatewright.aws.iam_arns import role_arn
from gatewright.wire.errors import ServiceError

NOBODYS_ACCOUNT: Final = "000000000000"
"""The account of a server that was told none: whoever names a role there means his own account (named default)."""


def check(arn: str, account_id: str) -> None:
    """Refuse a role of another account."""
    role = role_arn(arn)
    if role is not None and account_id not in {role.account_id, NOBODYS_ACCOUNT}:
        raise ServiceError("AccessDeniedException", "Cross-account pass role is not allowed.", status=403)
