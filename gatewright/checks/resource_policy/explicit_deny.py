"""A Deny statement of the API's resource policy matches."""

from typing import Final

from gatewright.checks.access_denied import ANYBODY, EXPLICITLY, by_explicit_deny, denied
from gatewright.checks.resource_policy.exemption import exempt_the_caller
from gatewright.checks.resource_policy.remedies import take_the_denials_out
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

_UPDATE: Final = (
    "aws apigateway update-rest-api --rest-api-id {rest_api_id} --patch-operations '{patch_operations}'"
    " && aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}"
)

CAUSE = Cause(
    id="resource-policy.explicit-deny",
    seed_row=2,
    title=N_("A Deny statement of the API's resource policy matches the call."),
    why=N_(
        "The resource policy of the API {rest_api_id} has a statement that denies execute-api:Invoke on"
        " {http_method} {path} for this caller: its address, VPC, VPC endpoint, or identity. An explicit"
        " deny wins over every allow."
    ),
    signatures=(*denied(ANYBODY, *by_explicit_deny("a resource-based policy")), *denied(ANYBODY, EXPLICITLY)),
    confirm=(
        Confirm(
            text=N_("Which statements of the resource policy have the effect Deny, and which condition?"),
            command="aws apigateway get-rest-api --rest-api-id {rest_api_id} --query policy --output text",
            permission="apigateway:GET",
        ),
        Confirm(
            text=N_("From which address does the call come? The condition aws:SourceIp sees this one."),
            command="curl -s https://checkip.amazonaws.com",
        ),
    ),
    fixes=(
        Fix(
            text=N_(
                "Call as the statement does not deny: its condition names the addresses, VPC endpoints, headers or"
                " times that it looks at."
            ),
        ),
        Fix(
            text=N_("Exempt this caller in the condition of the Deny statement, and deploy."),
            command=_UPDATE,
            safety="widens-access",
            always=True,
            remedy=exempt_the_caller,
        ),
        Fix(
            text=N_("Or take the Deny statements out that match this call, and deploy."),
            command=_UPDATE,
            safety="widens-access",
            remedy=take_the_denials_out,
        ),
    ),
    look_alikes=(
        "resource-policy.nothing-allows",
        "iam.explicit-deny",
        "endpoint.vpc-endpoint-policy-denied",
    ),
    provenance=(
        Recorded("public transcripts of both wordings", "2026-03-25"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html"),
    ),
    since="0.1",
)
