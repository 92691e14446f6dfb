"""The query's parameters were signed in another order."""

from gatewright.checks.iam.fixes import SIGNED_CALL
from gatewright.checks.iam.remedies import sign_well
from gatewright.checks.mismatch import MISMATCH, PROVENANCE, look_alikes_of
from gatewright.checks.signatures import HTTP_API_FORBIDDEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Fix

CAUSE = Cause(
    id="iam.signature-mismatch-query-order",
    seed_row=8,
    title=N_("The query that arrived is not the one that was signed, or was signed in another order."),
    why=N_(
        "The canonical string holds the query's parameters sorted by name and value. They were signed in"
        " another order, or one was left out."
    ),
    signatures=MISMATCH,
    of_http_api=(HTTP_API_FORBIDDEN,),
    confirm=(
        Confirm(
            text=N_(
                "Compare the canonical string in the answer with the one that the client signed, line by line."
                " Does the third line hold the same parameters in another order?"
            ),
            command="curl -v -o /dev/null -X {http_method} '{url}'",
        ),
    ),
    fixes=(
        Fix(
            text=N_(
                "Sign the very parameters that are sent, sorted by their encoded names, then values, each with its"
                " equals sign; add and drop none after signing."
            ),
            command=SIGNED_CALL,
            remedy=sign_well,
        ),
    ),
    look_alikes=look_alikes_of("iam.signature-mismatch-query-order"),
    provenance=PROVENANCE,
    since="0.1",
)
