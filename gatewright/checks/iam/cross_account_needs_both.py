"""The caller is of another account, and one of the two sides does not allow."""

from gatewright.checks.access_denied import SIGNED, by_silence, denied
from gatewright.checks.iam.fixes import SIGNED_CALL
from gatewright.checks.iam.remedies import allow_the_role, allow_the_user, sign_in_the_own_account
from gatewright.checks.resource_policy.remedies import allow_this_call
from gatewright.checks.signatures import HTTP_API_FORBIDDEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="iam.cross-account-needs-both",
    seed_row=3,
    title=N_("The caller belongs to another account, and only one of the two sides allows the call, or neither does."),
    why=N_(
        "For a caller of another account both must allow execute-api:Invoke: an identity-based policy in"
        " its own account, and the resource policy of the API {rest_api_id}. The end of the message names"
        " the side that does not."
    ),
    signatures=(
        *denied(SIGNED, *by_silence("resource-based policy", "identity-based policy")),
        *denied(SIGNED, ""),
    ),
    of_http_api=(HTTP_API_FORBIDDEN,),
    confirm=(
        Confirm(
            text=N_("Which caller do these credentials belong to?"),
            command="aws sts get-caller-identity",
        ),
        Confirm(
            text=N_("Does the resource policy name the caller's account or role?"),
            command="aws apigateway get-rest-api --rest-api-id {rest_api_id} --query policy --output text",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Assume a role in the API's account, and sign as that."),
            command=SIGNED_CALL,
            remedy=sign_in_the_own_account,
        ),
        Fix(
            text=N_("In the caller's own account, allow the user {user_name} to call just this method."),
            command="aws iam put-user-policy --user-name {user_name} --policy-name invoke-one-method"
            " --policy-document '{policy_document}'",
            safety="widens-access",
            remedy=allow_the_user,
        ),
        Fix(
            text=N_("In the caller's own account, allow the role {role_name} to call just this method."),
            command="aws iam put-role-policy --role-name {role_name} --policy-name invoke-one-method"
            " --policy-document '{policy_document}'",
            safety="widens-access",
            remedy=allow_the_role,
        ),
        Fix(
            text=N_("Allow the caller's role, and just this method, in the resource policy of the API, and deploy."),
            command="aws apigateway update-rest-api --rest-api-id {rest_api_id} --patch-operations '{patch_operations}'"
            " && aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}",
            safety="widens-access",
            remedy=allow_this_call,
        ),
        Fix(
            text=N_("Allow execute-api:Invoke on the method's ARN in a policy of the caller."),
            otherwise=True,
            safety="widens-access",
        ),
    ),
    look_alikes=(
        "iam.not-allowed",
        "resource-policy.nothing-allows",
    ),
    provenance=(
        Recorded("notes on calls between two accounts: the silent side is named"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html"),
        Documented(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html"
        ),
    ),
    since="0.1",
)
