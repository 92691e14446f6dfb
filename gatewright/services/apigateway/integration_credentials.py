"""
The role with which an integration calls an AWS service, as far as the control plane refuses one.

https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html, `credentials`. Whether API Gateway may assume
the role, and what the role may do, is asked when the method is called.
"""

from gatewright.services import passed_roles
from gatewright.services.apigateway.errors import bad_request
from gatewright.services.apigateway.integration_arns import is_invocation
from gatewright.store.documents import Document

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
    passed_roles.check(credentials, account_id)
