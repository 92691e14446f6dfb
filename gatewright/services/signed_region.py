"""
The region that a request was signed for.

https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html: the credential scope is
`date/region/service/aws4_request`, in the `Authorization` header or the query parameter `X-Amz-Credential`.
"""

from urllib.parse import unquote

from gatewright.model.lazy_pattern import pattern
from gatewright.model.request import Request

SCOPE = pattern(r"/\d{8}/([a-z0-9-]+)/[a-z0-9-]+/aws4_request(?![^,&\s])")
"""Date, region, service and terminator; what stands before is an access key id, whatever it holds."""


def signed_region(request: Request) -> str | None:
    """Return the region of the credential scope, `None` where there is no readable one."""
    authorization = request.headers.get("Authorization")
    if isinstance(authorization, str) and authorization.startswith("AWS4-"):
        found = SCOPE.search(authorization)
    else:
        found = SCOPE.search(unquote(request.query)) if "X-Amz-Credential=" in request.query else None
    return None if found is None else found.group(1)
