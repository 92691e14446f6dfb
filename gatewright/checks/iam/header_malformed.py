"""The Authorization header is meant as an AWS signature, but a part is missing or not readable."""

from gatewright.aws.sigv4.answers import EXPIRED, KEY_UNKNOWN, NOT_YET_CURRENT, PRESENT_BUT_UNUSABLE, SCOPE_WRONG
from gatewright.checks.iam.fixes import SIGNED_CALL
from gatewright.checks.iam.remedies import sign_well
from gatewright.checks.signatures import HTTP_API_FORBIDDEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="iam.header-malformed",
    seed_row=11,
    title=N_("The AWS signature in the request is incomplete or malformed."),
    why=N_(
        "The Authorization header of {http_method} {path}, or the query of the presigned URL, is meant as"
        " an AWS signature, and a part of it is missing or cannot be read. The answer names the part."
    ),
    signatures=tuple(
        each for each in PRESENT_BUT_UNUSABLE if each not in (EXPIRED, NOT_YET_CURRENT, SCOPE_WRONG, KEY_UNKNOWN)
    ),
    of_http_api=(HTTP_API_FORBIDDEN,),
    confirm=(
        Confirm(
            text=N_("Which header does the client send? Mind proxies and gateways that change it."),
            command="curl -v -o /dev/null -X {http_method} '{url}'",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Let a current AWS SDK, or curl, sign the request, and send the header unchanged."),
            command=SIGNED_CALL,
            remedy=sign_well,
        ),
    ),
    look_alikes=(
        "iam.bearer-token-sent",
        "route.not-found-with-authorization",
        "route.method-not-found",
    ),
    provenance=(
        Recorded("public transcripts of IncompleteSignatureException"),
        Documented("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html"),
    ),
    since="0.1",
)
