"""
The account's own settings.

https://docs.aws.amazon.com/apigateway/latest/api/API_Account.html. AWS refuses to enable logs before
`cloudwatchRoleArn` is set; here logs are written without a role, so that the setting is kept and shown, and nothing
asks for it.
"""

from gatewright.services import patching
from gatewright.services.errors import bad_request
from gatewright.services.operation import Operation
from gatewright.services.patching import Path, Table
from gatewright.store.answers import Answers
from gatewright.store.documents import Document, Documents


def get_account(documents: Documents, operation: Operation) -> Document:
    """Answer the settings of the account, with the quota that holds; AWS's own where none does."""
    told = Answers(documents).get("get_account") or {}
    held = operation.account_throttle
    if held is None:
        return told
    return {**told, "throttleSettings": {"rateLimit": held.rate_limit, "burstLimit": held.burst_limit}}


def update_account(documents: Documents, operation: Operation) -> Document:
    """Change the role with which logs are written."""
    saved = documents.get("account") or {}
    changed = patching.apply(saved, operation.params.get("patchOperations") or [], PATHS)
    documents.put("account", document=changed)
    return get_account(documents, operation)


def _role(value: str | None) -> str | None:
    if value and not value.startswith("arn:"):
        raise bad_request("The role ARN does not have required permissions set to API Gateway")  # inferred
    return value or None


PATHS = Table(paths=(Path(pattern="/cloudwatchRoleArn", member="cloudwatchRoleArn", read=_role),))
"""https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateAccount-Patch"""
