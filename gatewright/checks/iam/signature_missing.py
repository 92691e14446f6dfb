"""The method wants an AWS signature, and the request carries none."""

from gatewright.aws.sigv4.answers import MISSING_TOKEN
from gatewright.checks.authorizer.remedies import require_no_authorizer
from gatewright.checks.iam.fixes import SIGNED_CALL
from gatewright.checks.iam.remedies import sign_well
from gatewright.checks.signatures import HTTP_API_FORBIDDEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="iam.signature-missing",
    seed_row=5,
    title=N_("The method wants a request signed with AWS credentials, and this one is not signed."),
    why=N_(
        "{http_method} {resource} has the authorization type AWS_IAM. The request has neither an"
        " Authorization header nor the query parameters of a presigned URL."
    ),
    signatures=(MISSING_TOKEN,),
    of_http_api=(HTTP_API_FORBIDDEN,),
    confirm=(
        Confirm(
            text=N_("Does the deployed method have the authorization type AWS_IAM?"),
            command="aws apigateway get-deployment --rest-api-id {rest_api_id} --deployment-id {deployment_id}"
            " --embed apisummary",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Sign the request with credentials that may call the method."),
            command=SIGNED_CALL,
            always=True,
            remedy=sign_well,
        ),
        Fix(
            text=N_("Let the method be called without a signature, and deploy."),
            command="aws apigateway update-method --rest-api-id {rest_api_id} --resource-id {resource_id} --http-method"
            " {method_verb} --patch-operations op=replace,path=/authorizationType,value=NONE"
            " && aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}",
            safety="widens-access",
            remedy=require_no_authorizer,
        ),
    ),
    look_alikes=(
        "route.not-found",
        "route.method-not-found",
        "stage.changed-since-deployment",
        "edge.authorization-not-forwarded",
    ),
    provenance=(
        Recorded("aws/serverless-application-model integration tests: an unsigned call is refused with 403"),
        Documented("https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden"),
    ),
    since="0.1",
)
