"""Characters were percent-encoded in another way when they were signed."""

from gatewright.checks.iam.fixes import SIGNED_CALL
from gatewright.checks.iam.remedies import sign_well
from gatewright.checks.mismatch import MISMATCH, PROVENANCE, look_alikes_of
from gatewright.checks.signatures import HTTP_API_FORBIDDEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Fix

CAUSE = Cause(
    id="iam.signature-mismatch-encoding",
    seed_row=8,
    title=N_("The path or the query is percent-encoded in another way than it was signed."),
    why=N_(
        "The signature covers path and query in one fixed percent-encoding. Characters such as *, (, ), +,"
        " blanks or letters beyond ASCII were encoded otherwise, not at all, or twice."
    ),
    signatures=MISMATCH,
    of_http_api=(HTTP_API_FORBIDDEN,),
    confirm=(
        Confirm(
            text=N_(
                "Compare the canonical string in the answer with the one that the client signed, line by line. Do"
                " the second and third lines differ in percent-encoding only?"
            ),
            command="curl -v -o /dev/null -X {http_method} '{url}'",
        ),
    ),
    fixes=(
        Fix(
            text=N_(
                "Encode every character except letters, digits and - . _ ~ as %XX in upper case, and the"
                " path twice, as SigV4 asks; or let an AWS SDK do it."
            ),
            command=SIGNED_CALL,
            remedy=sign_well,
        ),
    ),
    look_alikes=look_alikes_of("iam.signature-mismatch-encoding"),
    provenance=PROVENANCE,
    since="0.1",
)
