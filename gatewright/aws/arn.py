"""ARNs: their partition, and how API Gateway masks them in its messages.

Restates "Control who can call an API Gateway API method with IAM policies":
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-iam-policy-examples-for-api-execution.html
"""

from functools import lru_cache
from typing import Final

_SHOWN: Final = 4
_PARTS: Final = 6
_ACCOUNT: Final = 4


_PARTITIONS: Final = {
    "cn-": "aws-cn",
    "us-gov-": "aws-us-gov",
    "us-iso-": "aws-iso",
    "us-isob-": "aws-iso-b",
    "eu-isoe-": "aws-iso-e",
    "us-isof-": "aws-iso-f",
    "eusc-": "aws-eusc",
}
"""Every partition but the first, by how the names of its regions start (botocore's `partitions.json`)."""


@lru_cache(maxsize=256)
def partition_of(region: str) -> str:
    """Return the partition that a region belongs to."""
    return next((partition for begins, partition in _PARTITIONS.items() if region.startswith(begins)), "aws")


def masked(arn: str) -> str:
    """Return an ARN as messages show it, its account masked; a text that is no ARN as it is."""
    parts = arn.split(":", _PARTS - 1)
    if len(parts) < _PARTS or not parts[_ACCOUNT]:
        return arn
    return ":".join((*parts[:_ACCOUNT], masked_account(parts[_ACCOUNT]), parts[-1]))


def masked_account(account_id: str) -> str:
    """Return the account as messages show it: eight asterisks and the last four digits (recorded)."""
    return "*" * (len(account_id) - _SHOWN) + account_id[-_SHOWN:]
