"""
The role with which an integration calls an AWS service, as far as the control plane refuses one.

https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html, `credentials`. Whether API Gateway may assume
the role, and what the role may do, is asked when the method is called.
"""

from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway.integration_arns import is_invocation
from gatewright.services.errors import bad_request
from gatewright.store.documents import Document
from gatewright.wire.errors import ServiceError

_ROLE = pattern(r"arn:aws[a-z-]*:iam::(?P<account>\d{12}):role/.+")
_LATER = "${stageVariables."


def check(integration: Document, account_id: str) -> None:
    """Raise AWS's refusal of credentials that are missing, name no role, or a role of another account."""
    credentials = integration.get("credentials") or ""
    if not credentials:
        if integration["type"] == "AWS" and not is_invocation(integration.get("uri") or ""):
            # Reported by users of AWS (aws/aws-cdk#1465, hashicorp/terraform-provider-aws#7916); that the invocation of
            # a function needs no role was recorded (test_put_integration_validation, 2024-06-06).
            raise bad_request("Role ARN must be specified for AWS integrations")
        return
    if _LATER in credentials:
        return
    if not credentials.startswith("arn:"):
        raise bad_request("Invalid ARN specified in the request")  # reported, even of type HTTP: aws/aws-sdk-java#860
    role = _ROLE.fullmatch(credentials)
    if role is not None and role["account"] != account_id:
        # Reported of PutIntegration (amazon-archives/aws-apigateway-importer#25).
        raise ServiceError("AccessDeniedException", "Cross-account pass role is not allowed.", status=403)
