"""Another path was signed than was called."""

from gatewright.checks.iam.fixes import SIGNED_CALL
from gatewright.checks.iam.remedies import sign_well
from gatewright.checks.mismatch import MISMATCH, PROVENANCE, look_alikes_of
from gatewright.checks.signatures import HTTP_API_FORBIDDEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Fix

CAUSE = Cause(
    id="iam.signature-mismatch-path",
    seed_row=8,
    title=N_("The path, or the verb, that arrived is not the one that was signed."),
    why=N_(
        "The second line of the canonical string is the path as called, stage included: {path} below the"
        " stage. Another path was signed, mostly one without the stage, or the whole URL, or the one"
        " before a proxy rewrote it."
    ),
    signatures=MISMATCH,
    of_http_api=(HTTP_API_FORBIDDEN,),
    confirm=(
        Confirm(
            text=N_(
                "Compare the canonical string in the answer with the one that the client signed, line by line. Is"
                " the second line, the path, another?"
            ),
            command="curl -v -o /dev/null -X {http_method} '{url}'",
        ),
    ),
    fixes=(
        Fix(
            text=N_(
                "Sign the verb that is sent, and the path as it stands in the URL that is called, with the stage;"
                " behind a custom domain name, the public path."
            ),
            command=SIGNED_CALL,
            remedy=sign_well,
        ),
    ),
    look_alikes=look_alikes_of("iam.signature-mismatch-path"),
    provenance=PROVENANCE,
    since="0.1",
)
