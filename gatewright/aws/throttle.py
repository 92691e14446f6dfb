"""The token bucket behind rate and burst limits.

Restates "Throttle requests to your REST APIs for better throughput in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
AWS calls its own limits a best effort; ours are exact.
"""

from dataclasses import dataclass

from gatewright.model.usage import Throttle


@dataclass(frozen=True, slots=True)
class Bucket:
    """A token bucket at one moment."""

    tokens: float
    """What it held when it was last looked at."""

    at: float
    """Unix seconds of that look."""


def take(bucket: Bucket | None, throttle: Throttle, now: float) -> tuple[Bucket, bool]:
    """Take one token and return the bucket after it, and whether there was one.

    `None` is a bucket that nobody has used: full. A clock that runs backwards adds nothing.
    """
    if bucket is None:
        tokens = float(throttle.burst_limit)
    else:
        gained = max(0.0, now - bucket.at) * throttle.rate_limit
        tokens = min(float(throttle.burst_limit), bucket.tokens + gained)
    if tokens >= 1.0:
        return Bucket(tokens - 1.0, now), True
    return Bucket(tokens, now), False
