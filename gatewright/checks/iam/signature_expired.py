"""The signature is more than five minutes old."""

from gatewright.aws.sigv4.answers import EXPIRED
from gatewright.checks.iam.fixes import SIGNED_CALL
from gatewright.checks.iam.remedies import sign_well
from gatewright.checks.signatures import HTTP_API_FORBIDDEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="iam.signature-expired",
    seed_row=6,
    title=N_("The signature is too old: it was made more than five minutes before it arrived."),
    why=N_(
        "The date in the signature of {http_method} {path} lies more than five minutes back. The client's"
        " clock is slow, or a stored request was sent again."
    ),
    signatures=(EXPIRED,),
    of_http_api=(HTTP_API_FORBIDDEN,),
    confirm=(
        Confirm(
            text=N_("Is the client's clock right? Compare it with the Date of the answer."),
            command="date -u; curl -sI '{endpoint}/' | grep -i ^date",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Set the client's clock by NTP, and sign each request just before it is sent."),
            command=SIGNED_CALL,
            remedy=sign_well,
        ),
    ),
    look_alikes=(
        "iam.signature-not-yet-current",
        "iam.session-expired",
        "route.not-found-with-authorization",
    ),
    provenance=(
        Recorded("answer of API Gateway, published in an API's own documentation", "2018-08-16"),
        Documented("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html"),
    ),
    since="0.1",
)
