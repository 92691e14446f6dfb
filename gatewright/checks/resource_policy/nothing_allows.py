"""No statement of the API's resource policy allows the call, or a private API has no resource policy."""

from gatewright.checks.access_denied import ANYBODY, by_silence, denied
from gatewright.checks.resource_policy.remedies import allow_this_call
from gatewright.checks.stage.remedies import deploy
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="resource-policy.nothing-allows",
    seed_row=3,
    title=N_("No statement of the API's resource policy allows the call."),
    why=N_(
        "The resource policy of the API {rest_api_id} has no Allow statement that covers {http_method}"
        " {path} for this caller. A private API without a resource policy refuses every call."
    ),
    signatures=(*denied(ANYBODY, *by_silence("resource-based policy")), *denied(ANYBODY, "")),
    confirm=(
        Confirm(
            text=N_("What does the resource policy allow, to whom, and under which condition?"),
            command="aws apigateway get-rest-api --rest-api-id {rest_api_id} --query policy --output text",
            permission="apigateway:GET",
        ),
        Confirm(
            text=N_("From which address does the call come? The condition aws:SourceIp sees this one."),
            command="curl -s https://checkip.amazonaws.com",
        ),
        Confirm(
            text=N_("When was the stage deployed? A changed resource policy takes effect with a deployment."),
            command="aws apigateway get-stage --rest-api-id {rest_api_id} --stage-name {stage} --query lastUpdatedDate",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_(
                "Call as the policy allows: its conditions name the addresses, VPC endpoints, headers or times, and its"
                " resources the methods."
            ),
        ),
        Fix(
            text=N_("Deploy the API, when the policy was changed after the last deployment."),
            command="aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}",
            safety="needs-deployment",
            remedy=deploy,
        ),
        Fix(
            text=N_("Add an Allow statement for just this caller and method, and deploy."),
            command="aws apigateway update-rest-api --rest-api-id {rest_api_id} --patch-operations '{patch_operations}'"
            " && aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}",
            safety="widens-access",
            remedy=allow_this_call,
        ),
    ),
    look_alikes=(
        "resource-policy.explicit-deny",
        "iam.not-allowed",
        "endpoint.vpc-endpoint-policy-denied",
    ),
    provenance=(
        Recorded("public transcripts of both wordings; raw headers of the old one", "2025-09-04"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html"),
    ),
    since="0.1",
)
