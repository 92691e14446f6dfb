"""Before the door: CloudFront, a proxy, another service. No check of the chain: they stand on the way to it."""

from gatewright.checks.edge import (
    authorization_not_forwarded,
    cloudfront_refused,
    error_page_rewritten,
    get_with_body,
    host_header_forwarded,
    method_not_allowed,
    other_service,
    path_prefix,
    proxy_refused,
)

BEFORE_THE_DOOR = (
    authorization_not_forwarded.CAUSE,
    cloudfront_refused.CAUSE,
    error_page_rewritten.CAUSE,
    get_with_body.CAUSE,
    host_header_forwarded.CAUSE,
    method_not_allowed.CAUSE,
    other_service.CAUSE,
    path_prefix.CAUSE,
    proxy_refused.CAUSE,
)
"""What refuses a call before it reaches the front door, or changes it on the way."""
