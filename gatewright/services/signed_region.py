"""
The region that a request was signed for.

https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html: the credential scope is
`date/region/service/aws4_request`, in the `Authorization` header or the query parameter `X-Amz-Credential`.
"""

from typing import Final
from urllib.parse import unquote

from gatewright.model.lazy_pattern import pattern
from gatewright.model.request import Request

SCOPE = pattern(r"/\d{8}/([a-z0-9-]+)/[a-z0-9-]+/aws4_request(?![^,&\s])")
"""Date, region, service and terminator; what stands before is an access key id, whatever it holds."""

_FIELD: Final = "Credential="
_PARAMETER: Final = "X-Amz-Credential="


def signed_region(request: Request) -> str | None:
    """Return the region of the credential scope, `None` where there is no readable one."""
    authorization = request.headers.get("Authorization")
    if isinstance(authorization, str) and authorization.startswith("AWS4-"):
        # The last one, as whoever verifies the signature reads it: the header itself is not signed.
        fields = [part for part in authorization.replace(",", " ").split() if part.startswith(_FIELD)]
        found = SCOPE.search(fields[-1]) if fields else None
    else:
        parts = (part for part in request.query.split("&") if part.startswith(_PARAMETER))
        found = SCOPE.search(unquote(next(parts, "")))
    return None if found is None else found.group(1)
