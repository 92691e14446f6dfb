"""The body is not the one that was signed."""

from gatewright.checks.iam.fixes import SIGNED_CALL
from gatewright.checks.iam.remedies import sign_well
from gatewright.checks.mismatch import MISMATCH, PROVENANCE, look_alikes_of
from gatewright.checks.signatures import HTTP_API_FORBIDDEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Fix

CAUSE = Cause(
    id="iam.signature-mismatch-body",
    seed_row=8,
    title=N_("The body that arrived is not the one that was signed."),
    why=N_(
        "The last line of the canonical string is the hash of the body as API Gateway received it."
        " A proxy, a library or a changed encoding altered the body after it was signed, or the"
        " hash of an empty body was signed."
    ),
    signatures=MISMATCH,
    of_http_api=(HTTP_API_FORBIDDEN,),
    confirm=(
        Confirm(
            text=N_(
                "Compare the canonical string in the answer with the one that the client signed, line by line. Is"
                " the last line, the hash of the body, another?"
            ),
            command="openssl dgst -sha256 BODY_FILE",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Sign exactly the bytes that are sent: serialise the body once, sign that, and send that."),
            command=SIGNED_CALL,
            remedy=sign_well,
        ),
    ),
    look_alikes=look_alikes_of("iam.signature-mismatch-body"),
    provenance=PROVENANCE,
    since="0.1",
)
