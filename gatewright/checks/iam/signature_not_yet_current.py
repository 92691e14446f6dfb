"""The signature's date lies in the future."""

from gatewright.aws.sigv4.answers import NOT_YET_CURRENT
from gatewright.checks.iam.fixes import SIGNED_CALL
from gatewright.checks.iam.remedies import sign_well
from gatewright.checks.signatures import HTTP_API_FORBIDDEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="iam.signature-not-yet-current",
    seed_row=6,
    title=N_("The signature's date lies more than five minutes ahead."),
    why=N_(
        "The date in the signature of {http_method} {path} is later than API Gateway's clock by more than"
        " five minutes: the client's clock is fast."
    ),
    signatures=(NOT_YET_CURRENT,),
    of_http_api=(HTTP_API_FORBIDDEN,),
    confirm=(
        Confirm(
            text=N_("Is the client's clock right? Compare it with the Date of the answer."),
            command="date -u; curl -sI '{endpoint}/' | grep -i ^date",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Set the client's clock by NTP, and sign again."),
            command=SIGNED_CALL,
            remedy=sign_well,
        ),
    ),
    look_alikes=(
        "iam.signature-expired",
        "route.not-found-with-authorization",
    ),
    provenance=(
        Recorded("answers of services with the same front end, with 15 minutes; that API Gateway allows 5 is inferred"),
        Documented("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html"),
    ),
    since="0.1",
)
