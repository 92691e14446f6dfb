"""Something on the way changed Host or another signed header."""

from gatewright.checks.iam.fixes import SIGNED_CALL
from gatewright.checks.iam.remedies import sign_well
from gatewright.checks.mismatch import MISMATCH, PROVENANCE, look_alikes_of
from gatewright.checks.signatures import HTTP_API_FORBIDDEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Fix

CAUSE = Cause(
    id="iam.signature-mismatch-host",
    seed_row=8,
    title=N_("The Host header, or another signed header, is not the one that was signed."),
    why=N_(
        "The signature covers Host and the other signed headers. A proxy, a CDN or a local name"
        " changed one of them after signing, so API Gateway saw another value than the one that was"
        " signed. The call went to {host}."
    ),
    signatures=MISMATCH,
    of_http_api=(HTTP_API_FORBIDDEN,),
    confirm=(
        Confirm(
            text=N_(
                "Compare the canonical string in the answer with the one that the client signed, line by line."
                " Which header line differs?"
            ),
            command="curl -v -o /dev/null -X {http_method} '{url}'",
        ),
    ),
    fixes=(
        Fix(
            text=N_(
                "Sign for the host that API Gateway sees, and let proxies and CloudFront leave the signed headers"
                " alone."
            ),
            command=SIGNED_CALL,
            remedy=sign_well,
        ),
        Fix(
            text=N_("Sign as few headers as possible: host, x-amz-date and x-amz-security-token."),
            otherwise=True,
        ),
    ),
    look_alikes=look_alikes_of("iam.signature-mismatch-host"),
    provenance=PROVENANCE,
    since="0.1",
)
