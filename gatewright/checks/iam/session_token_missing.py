"""Temporary credentials came without their session token, or with another one's."""

from gatewright.checks.iam.fixes import SIGNED_CALL
from gatewright.checks.iam.remedies import sign_well
from gatewright.checks.iam.token import TOKEN_INVALID
from gatewright.checks.signatures import HTTP_API_FORBIDDEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="iam.session-token-missing",
    seed_row=4,
    title=N_(
        "The session token of the temporary credentials that signed is missing, is another one, or was not signed."
    ),
    why=N_(
        "The access key in the signature is a temporary one: it is good only together with its session"
        " token in X-Amz-Security-Token. That is missing, cut, belongs to other credentials, or was not signed."
    ),
    signatures=TOKEN_INVALID,
    of_http_api=(HTTP_API_FORBIDDEN,),
    confirm=(
        Confirm(
            text=N_(
                "Which credentials are in use? Those of a role or session (keys that start with ASIA) have a"
                " session token."
            ),
            command="aws configure list",
        ),
        Confirm(
            text=N_("Which caller do these credentials belong to?"),
            command="aws sts get-caller-identity",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Send the session token of the same credentials in X-Amz-Security-Token, and sign it too."),
            command=SIGNED_CALL,
            remedy=sign_well,
        ),
    ),
    look_alikes=(
        "iam.access-key-unknown",
        "iam.session-expired",
    ),
    provenance=(
        Recorded("public answers of API Gateway and of services with the same front end, with three error types"),
        Documented("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html"),
    ),
    since="0.1",
)
