"""A token came in Authorization at a method that wants an AWS signature."""

from gatewright.aws.sigv4.answers import (
    ALGORITHM_WITH_EQUAL_SIGN,
    BOTH_PLACES,
    EMPTY,
    NO_KEY_VALUE,
    NO_KEY_VALUE_BEFORE_2023,
    PARTS_MISSING,
    PARTS_MISSING_BEFORE_2023,
)
from gatewright.checks.authorizer.remedies import use_the_authorizer
from gatewright.checks.iam.fixes import SIGNED_CALL
from gatewright.checks.iam.remedies import sign_well
from gatewright.checks.signatures import HTTP_API_FORBIDDEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="iam.bearer-token-sent",
    seed_row=5,
    title=N_("The Authorization header carries a token, and the method wants an AWS signature."),
    why=N_(
        "{http_method} {resource} has the authorization type AWS_IAM, so the Authorization header"
        " is read as an AWS signature. What came uses another scheme, such as Bearer or Basic."
    ),
    signatures=(
        NO_KEY_VALUE,
        PARTS_MISSING,
        ALGORITHM_WITH_EQUAL_SIGN,
        EMPTY,
        BOTH_PLACES,
        NO_KEY_VALUE_BEFORE_2023,
        PARTS_MISSING_BEFORE_2023,
    ),
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
            text=N_("Sign the request with AWS credentials, in place of the token."),
            command=SIGNED_CALL,
            always=True,
            remedy=sign_well,
        ),
        Fix(
            text=N_("Give the method the authorizer that knows this token, and deploy."),
            command="aws apigateway update-method --rest-api-id {rest_api_id} --resource-id {resource_id}"
            " --http-method {method_verb} --patch-operations"
            " op=replace,path=/authorizationType,value={authorization_type}"
            " op=replace,path=/authorizerId,value={authorizer_id} && aws apigateway create-deployment"
            " --rest-api-id {rest_api_id} --stage-name {stage}",
            safety="needs-deployment",
            remedy=use_the_authorizer,
        ),
    ),
    look_alikes=(
        "route.not-found-with-authorization",
        "route.method-not-found",
        "iam.header-malformed",
        "stage.changed-since-deployment",
    ),
    provenance=(
        Recorded("five public transcripts: IncompleteSignatureException for a bearer token"),
        Documented("https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden"),
    ),
    since="0.1",
)
