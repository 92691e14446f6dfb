"""
Which AWS service a request is addressed to, if any: by who it is signed for, or by how it is addressed.

The credential scope of the signature decides where there is one (documented: "Create a signed AWS API request",
`date/region/service/aws4_request`); requests that need no signature name their service by `X-Amz-Target`
(json protocols) or by the `Version` of their form (query protocols). An older form of signature names no service: S3
alone still has it.

Ask only after the host was found to be none of an API: a call to an API may carry any of these too.
"""

import re
from collections.abc import Mapping
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.model.request import Request
from gatewright.wire import models, reading

_TERMINATOR: Final = "aws4_request"
_CREDENTIAL: Final = "Credential="
_CREDENTIAL_PARTS: Final = 4
"""Key, date, service and terminator; SigV4 adds the region, SigV4A does not."""

_DATE: Final = pattern(r"\d{8}", re.ASCII)

_INVOKE: Final = "execute-api"
"""Calls of an API are signed for this, and those of its connections: boto3's `apigatewaymanagementapi`."""

_VERSION_2: Final = ("/v2", "/v2/")

_PRESIGNED_BY_2: Final = frozenset({"AWSAccessKeyId", "Signature", "Expires"})

_RENAMED: Final[Mapping[str, str]] = {
    "access-analyzer": "accessanalyzer",
    "cloudcontrolapi": "cloudcontrol",
    "elasticloadbalancing": "elbv2",
    "monitoring": "cloudwatch",
    "servicequotas": "service-quotas",
    "states": "stepfunctions",
    "tagging": "resourcegroupstaggingapi",
}
"""Signing names of what tools ask beside an API, where boto3 has another name (a test asks botocore's models)."""

_BY_TARGET: Final[Mapping[str, str]] = {
    "AWSOrganizationsV20161128": "organizations",
    "AWSCognitoIdentityProviderService": "cognito-idp",
    "AWSWAF_20190729": "wafv2",
    "AmazonSSM": "ssm",
    "CertificateManager": "acm",
    "Logs_20140328": "logs",
}
"""`targetPrefix` of the json services that may be met."""

_BY_VERSION: Final[Mapping[str, str]] = {
    "2010-05-08": "iam",
    "2010-05-15": "cloudformation",
    "2011-06-15": "sts",
    "2016-11-15": "ec2",
}
"""`apiVersion` of the query services that may be met."""


def service_name(request: Request) -> str | None:
    """Return boto3's name of the service that is meant, `None` when the request is addressed to none."""
    scope = signing_name(request)
    if scope is not None:
        return _of_scope(scope, request.path)
    return _of_target(request) or _of_form(request) or _of_presigned(request)


def signing_name(request: Request) -> str | None:
    """Return the service in the credential scope of the signature, `None` when there is no readable one."""
    parts = _credential(request)
    # From the right: an access key id of another emulator may hold a slash, a scope cannot.
    return (parts[-2] or None) if parts else None


def access_key_id(request: Request) -> str | None:
    """Return the access key id before the credential scope, `None` when there is no readable one."""
    parts = _credential(request)
    if not parts:
        return None
    has_region = len(parts) > _CREDENTIAL_PARTS and _DATE.fullmatch(parts[-4]) is not None
    return "/".join(parts[: -4 if has_region else -3]) or None


def _credential(request: Request) -> list[str]:
    """Return the parts of the credential; none when they do not end in a scope."""
    credential = _header_credential(request) or _query_credential(request)
    parts = credential.split("/") if credential else []
    return parts if len(parts) >= _CREDENTIAL_PARTS and parts[-1] == _TERMINATOR else []


def _header_credential(request: Request) -> str | None:
    value = reading.header(request, "Authorization") or ""
    algorithm, _, rest = value.partition(" ")
    if not algorithm.startswith("AWS4-"):
        return None
    fields = (part.strip() for part in rest.split(","))
    return next((part.removeprefix(_CREDENTIAL) for part in fields if part.startswith(_CREDENTIAL)), None)


def _query_credential(request: Request) -> str | None:
    if "X-Amz-Credential" not in request.query:
        return None
    return dict(_pairs(request)).get("X-Amz-Credential")


def _of_scope(scope: str, path: str) -> str | None:
    if scope == _INVOKE:
        return None
    if scope == "apigateway" and (path == _VERSION_2[0] or path.startswith(_VERSION_2[1])):
        return "apigatewayv2"
    name = _RENAMED.get(scope, scope)
    return name if models.exists(name) else None


def _of_target(request: Request) -> str | None:
    target = reading.header(request, "X-Amz-Target") or ""
    return _BY_TARGET.get(target.rpartition(".")[0])


def _of_form(request: Request) -> str | None:
    if not (reading.is_form(request) or "Action=" in request.query):
        return None
    # Nothing is decoded: anybody may send megabytes, and every other call waits for this.
    forms = [request.query.encode("latin-1", "replace")]
    if reading.is_form(request):
        forms.append(reading.body(request))
    if all(_last_value(form, b"Action") is None for form in forms):
        return None
    found = [value for form in forms if (value := _last_value(form, b"Version")) is not None]
    return _BY_VERSION.get(found[-1].decode("latin-1")) if found else None


def _last_value(form: bytes, name: bytes) -> bytes | None:
    """Return the value of the last pair of this name, as it came."""
    _, found, rest = (b"&" + form).rpartition(b"&" + name + b"=")
    return rest.partition(b"&")[0] if found else None


def _of_presigned(request: Request) -> str | None:
    """
    Return S3 for a URL that is presigned by version 2 of the signature, as boto3 does where nobody says otherwise.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/RESTAuthentication.html, query string authentication.
    """
    if "Signature=" not in request.query or "AWSAccessKeyId=" not in request.query:
        return None
    return "s3" if dict(_pairs(request)).keys() >= _PRESIGNED_BY_2 else None


def _pairs(request: Request) -> list[tuple[str, str]]:
    try:
        return reading.query(request)
    except ValueError:
        return []
