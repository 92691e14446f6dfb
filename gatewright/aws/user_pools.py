"""The issuer that a user pool's ARN stands for.

https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html:
`https://cognito-idp.{region}.amazonaws.com/{userPoolId}`, below which its keys are at `/.well-known/jwks.json`.
"""

import re
from typing import Final

from gatewright.model.lazy_pattern import pattern

KEYS_BELOW: Final = "/.well-known/jwks.json"
"""Where an issuer of Cognito publishes its keys."""

_ARN: Final = pattern(r"arn:(aws[a-z-]*):cognito-idp:([a-z0-9-]+):\d{12}:userpool/([\w-]+_[0-9a-zA-Z]+)", re.ASCII)
_ISSUER: Final = pattern(r"https://cognito-idp\.[a-z0-9-]+\.amazonaws\.com(\.cn)?/[\w-]+_[0-9a-zA-Z]+", re.ASCII)


def issuer_of(arn: str) -> str | None:
    """Return `iss` of the tokens of a user pool, `None` for what is no user pool's ARN."""
    found = _ARN.fullmatch(arn)
    if found is None:
        return None
    partition, region, pool = found.groups()
    # Of the other partitions only China's has a domain name of its own that is documented.
    domain = "amazonaws.com.cn" if partition == "aws-cn" else "amazonaws.com"
    return f"https://cognito-idp.{region}.{domain}/{pool}"


def is_user_pool(issuer: str) -> bool:
    """Tell whether an issuer is a user pool of Cognito, which publishes its keys at a place that is documented."""
    return _ISSUER.fullmatch(issuer) is not None
