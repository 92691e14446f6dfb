"""
The ARNs of integrations with AWS services, as far as the control plane refuses them.

https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html, `uri`:
`arn:aws:apigateway:{region}:{subdomain.service|service}:path|action/{service_api}`. The refusals were recorded by
LocalStack's snapshot tests (test_put_integration_validation, 2024-06-06). Only invocations of Lambda functions may be
proxied, whatever AWS's words say of Firehose (asserted of AWS by the validated `test_put_integration_aws_proxy_uri`).
"""

from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway.errors import bad_request

_PARTS: Final = 6
_SERVICE: Final = 4
_INVOCATION: Final = pattern(r"path/+2015-03-31/functions/.*")


def check(kind: str, uri: str) -> None:
    """Raise AWS's refusal of an ARN that no integration of this type can have."""
    parts = uri.split(":", _PARTS - 1)
    if len(parts) < _PARTS or parts[0] != "arn":
        raise bad_request("Invalid ARN specified in the request")
    if not parts[-1].startswith(("path/", "action/")):
        raise bad_request("AWS ARN for integration must contain path or action")
    if kind == "AWS_PROXY" and not is_invocation(uri):
        raise bad_request(
            "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations."
        )


def is_invocation(uri: str) -> bool:
    """Return whether an ARN is that of the invocation of a Lambda function."""
    parts = uri.split(":", _PARTS - 1)
    if len(parts) < _PARTS or parts[_SERVICE].rpartition(".")[2] != "lambda":
        return False
    return _INVOCATION.fullmatch(parts[-1]) is not None
