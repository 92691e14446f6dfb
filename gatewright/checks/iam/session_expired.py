"""The temporary credentials are over."""

from gatewright.checks.iam.fixes import SIGNED_CALL
from gatewright.checks.iam.remedies import sign_with_another_key
from gatewright.checks.iam.token import TOKEN_EXPIRED
from gatewright.checks.signatures import HTTP_API_FORBIDDEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="iam.session-expired",
    seed_row=4,
    title=N_("The temporary credentials that signed have expired."),
    why=N_("The session token that came with the signature was good for a limited time, and that is over."),
    signatures=TOKEN_EXPIRED,
    of_http_api=(HTTP_API_FORBIDDEN,),
    confirm=(
        Confirm(
            text=N_("Are the credentials still good?"),
            command="aws sts get-caller-identity",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Get new temporary credentials and sign again: a new session, a new sign-in, or a refreshed role."),
            command=SIGNED_CALL,
            remedy=sign_with_another_key,
        ),
    ),
    look_alikes=(
        "iam.access-key-unknown",
        "iam.signature-expired",
    ),
    provenance=(
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html"
        ),
        Recorded("answers of services with the same front end; that EXPIRED_TOKEN is this text is inferred"),
    ),
    since="0.1",
)
