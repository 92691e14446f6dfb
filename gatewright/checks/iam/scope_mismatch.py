"""The credential scope names another region, service or date."""

from gatewright.aws.sigv4.answers import INVALID
from gatewright.checks.iam.fixes import SIGNED_CALL
from gatewright.checks.iam.remedies import sign_well
from gatewright.checks.signatures import HTTP_API_FORBIDDEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded, Signature

CAUSE = Cause(
    id="iam.scope-mismatch",
    seed_row=8,
    title=N_("The signature is made for another region, service or date."),
    why=N_(
        "The credential scope of the signature must name the region {region}, the service execute-api and"
        " the date of X-Amz-Date. One of them is another."
    ),
    signatures=tuple(
        Signature(status=403, error_type=INVALID, message=message, response_type="INVALID_SIGNATURE")
        for message in (
            "Credential should be scoped {complaints}",
            "Date in Credential scope does not match {complaints}",
        )
    ),
    of_http_api=(HTTP_API_FORBIDDEN,),
    confirm=(
        Confirm(
            text=N_("Which region does the host name, and which does the client sign for?"),
            command="aws configure get region",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Sign for the service execute-api, the region of the API, and the date that is sent."),
            command=SIGNED_CALL,
            remedy=sign_well,
        ),
    ),
    look_alikes=(
        "route.not-found-with-authorization",
        "iam.signature-mismatch-secret",
    ),
    provenance=(
        Recorded("answer of API Gateway to a call signed for another region"),
        Documented("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html"),
    ),
    since="0.1",
)
