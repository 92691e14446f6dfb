"""The ARN of a method, and how API Gateway masks it in its messages.

Restates "Control who can call an API Gateway API method with IAM policies":
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-iam-policy-examples-for-api-execution.html
"""

from typing import Final

_SHOWN: Final = 4


def method_arn(region: str, account_id: str, api_id: str, stage: str, http_method: str, path: str) -> str:
    """Return the ARN of a call: `path` is the path as requested below the stage, with its leading slash."""
    return f"arn:aws:execute-api:{region}:{account_id}:{api_id}/{stage}/{http_method}/{path.removeprefix('/')}"


def masked_account(account_id: str) -> str:
    """Return the account as messages show it: eight asterisks and the last four digits (recorded)."""
    return "*" * (len(account_id) - _SHOWN) + account_id[-_SHOWN:]
