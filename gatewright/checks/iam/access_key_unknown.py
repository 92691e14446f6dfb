"""The access key does not exist, is inactive, or belongs to another partition."""

from gatewright.checks.iam.fixes import SIGNED_CALL
from gatewright.checks.iam.remedies import activate_the_key, sign_with_another_key
from gatewright.checks.iam.token import TOKEN_INVALID
from gatewright.checks.signatures import HTTP_API_FORBIDDEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="iam.access-key-unknown",
    seed_row=4,
    title=N_("API Gateway does not know the access key that signed."),
    why=N_(
        "The access key in the signature does not exist, is inactive or deleted, belongs to another"
        " partition of AWS, or its account has not enabled the region {region}."
    ),
    signatures=TOKEN_INVALID,
    of_http_api=(HTTP_API_FORBIDDEN,),
    confirm=(
        Confirm(
            text=N_("Which caller do these credentials belong to?"),
            command="aws sts get-caller-identity",
        ),
        Confirm(
            text=N_("To which account does the access key belong?"),
            command='aws sts get-access-key-info --access-key-id "$AWS_ACCESS_KEY_ID"',
            permission="sts:GetAccessKeyInfo",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Sign with an access key that is active."),
            command=SIGNED_CALL,
            remedy=sign_with_another_key,
        ),
        Fix(
            text=N_("Activate the access key again."),
            command="aws iam update-access-key --user-name {user_name} --access-key-id {key_id} --status Active",
            safety="widens-access",
            remedy=activate_the_key,
        ),
    ),
    look_alikes=(
        "iam.session-token-missing",
        "iam.session-expired",
        "route.not-found-with-authorization",
    ),
    provenance=(
        Recorded("public answers of API Gateway and of services with the same front end, with three error types"),
        Documented("https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden"),
    ),
    since="0.1",
)
