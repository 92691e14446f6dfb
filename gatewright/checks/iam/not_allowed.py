"""The caller is known, and no policy allows the call."""

from gatewright.checks.access_denied import SIGNED, by_silence, denied
from gatewright.checks.iam.fixes import SIGNED_CALL
from gatewright.checks.iam.remedies import allow_the_role, allow_the_user, sign_with_another_key
from gatewright.checks.signatures import HTTP_API_FORBIDDEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="iam.not-allowed",
    seed_row=3,
    title=N_("The caller is authenticated, but no policy allows execute-api:Invoke on this method."),
    why=N_(
        "The caller signed well. Neither an identity-based policy of the caller nor the resource policy of"
        ' the API {rest_api_id} allows execute-api:Invoke on {http_method} {path} of the stage "{stage}".'
    ),
    signatures=(
        *denied(
            SIGNED,
            *by_silence(
                "identity-based policy",
                "permissions boundary",
                "session policy",
                "service control policy",
                "resource control policy",
            ),
        ),
        *denied(SIGNED, ""),
    ),
    of_http_api=(HTTP_API_FORBIDDEN,),
    confirm=(
        Confirm(
            text=N_("Which caller do these credentials belong to?"),
            command="aws sts get-caller-identity",
        ),
        Confirm(
            text=N_("Which policies of the caller allow this very ARN?"),
            command="aws iam simulate-principal-policy --policy-source-arn {caller_arn} --action-names"
            " execute-api:Invoke --resource-arns"
            " arn:aws:execute-api:{region}:{account_id}:{rest_api_id}/{stage}/{http_method}{path}",
            permission="iam:SimulatePrincipalPolicy",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Call as somebody who is allowed."),
            command=SIGNED_CALL,
            remedy=sign_with_another_key,
        ),
        Fix(
            text=N_("Allow the user {user_name} execute-api:Invoke on just this method's ARN, in a policy of its own."),
            command="aws iam put-user-policy --user-name {user_name} --policy-name invoke-one-method"
            " --policy-document '{policy_document}'",
            safety="widens-access",
            remedy=allow_the_user,
        ),
        Fix(
            text=N_("Allow the role {role_name} execute-api:Invoke on just this method's ARN, in a policy of its own."),
            command="aws iam put-role-policy --role-name {role_name} --policy-name invoke-one-method"
            " --policy-document '{policy_document}'",
            safety="widens-access",
            remedy=allow_the_role,
        ),
    ),
    look_alikes=(
        "iam.explicit-deny",
        "iam.cross-account-needs-both",
        "resource-policy.nothing-allows",
    ),
    provenance=(
        Recorded("public transcripts of both wordings", "2026-03-25"),
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-iam-policy-examples-for-api-execution.html"
        ),
        Documented("https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html"),
    ),
    since="0.1",
)
