"""Everything that was signed agrees with what came: the secret is another."""

from gatewright.checks.iam.fixes import SIGNED_CALL
from gatewright.checks.iam.remedies import sign_well
from gatewright.checks.mismatch import MISMATCH, PROVENANCE, look_alikes_of
from gatewright.checks.signatures import HTTP_API_FORBIDDEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Fix

CAUSE = Cause(
    id="iam.signature-mismatch-secret",
    seed_row=8,
    title=N_("The secret that signed is not the one of the access key."),
    why=N_(
        "All that the signature covers arrived as it was signed, so the secret access key is not"
        " the one that belongs to the access key."
    ),
    signatures=MISMATCH,
    of_http_api=(HTTP_API_FORBIDDEN,),
    confirm=(
        Confirm(
            text=N_(
                "Compare the canonical string in the answer with the one that the client signed, line by line. Are"
                " they equal?"
            ),
            command="aws sts get-caller-identity",
        ),
    ),
    fixes=(
        Fix(
            text=N_(
                "Sign with the secret of this very access key; mind blanks and line ends that were copied with it."
            ),
            command=SIGNED_CALL,
            remedy=sign_well,
        ),
    ),
    look_alikes=look_alikes_of("iam.signature-mismatch-secret"),
    provenance=PROVENANCE,
    since="0.1",
)
