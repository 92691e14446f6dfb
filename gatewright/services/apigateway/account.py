"""
The account's own settings.

https://docs.aws.amazon.com/apigateway/latest/api/API_Account.html. AWS refuses to enable logs before
`cloudwatchRoleArn` is set; here logs are written without a role, so that the setting is kept and shown, and nothing
asks for it.
"""

from gatewright.services.apigateway import patching
from gatewright.services.apigateway.errors import bad_request
from gatewright.services.apigateway.patching import ADD_REMOVE, Path, Table
from gatewright.services.operation import Operation
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
    """Change the role with which logs are written; usage plans, which every account has, may be added again."""
    saved = {**(documents.get("account") or {}), "features": list(FEATURES)}
    changed = patching.apply(saved, operation.params.get("patchOperations") or [], PATHS)
    _check_features(changed.pop("features", []))
    documents.put("account", document=changed)
    return get_account(documents, operation)


def _check_features(features: list[str]) -> None:
    if not set(FEATURES) <= set(features):
        raise bad_request("Usage Plans cannot be disabled once enabled")  # as moto has it; nobody recorded it of AWS
    for one in features:
        if one not in FEATURES:
            raise bad_request(f"Invalid feature specified: {one}")  # inferred


def _role(value: str | None) -> str | None:
    if value and not value.startswith("arn:"):
        raise bad_request("The role ARN does not have required permissions set to API Gateway")  # inferred
    return value or None


FEATURES = ("UsagePlans",)
"""What an account may have: accounts of before August 2016 add it to use usage plans, all newer ones have it."""

PATHS = Table(
    paths=(
        Path(pattern="/cloudwatchRoleArn", member="cloudwatchRoleArn", read=_role),
        Path(pattern="/features", member="features", ops=ADD_REMOVE, shape="listed"),
    ),
)
"""https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateAccount-Patch"""
