"""A form body came together with a query string, and the two are evaluated as one."""

from gatewright.aws.sigv4.answers import FORM_WITH_QUERY
from gatewright.checks.iam.remedies import sign_the_query_in_the_body
from gatewright.checks.mismatch import MISMATCH, PROVENANCE, look_alikes_of
from gatewright.checks.signatures import HTTP_API_FORBIDDEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Fix, Inferred, Recorded

CAUSE = Cause(
    id="iam.form-body-with-query",
    seed_row=8,
    title=N_("The request has a form body and a query string, which are not evaluated as they were signed."),
    why=N_(
        "The request to {path} has the content type application/x-www-form-urlencoded and a query string."
        " API Gateway takes the parameters of the two together, and the signature was made of the query"
        " alone."
    ),
    signatures=(*MISMATCH, *FORM_WITH_QUERY),
    of_http_api=(HTTP_API_FORBIDDEN,),
    confirm=(
        Confirm(
            text=N_(
                "Is the content type a form's, and does the URL have a query? Compare the canonical string of the"
                " answer with the one that the client signed."
            ),
            command="curl -v -o /dev/null -X {http_method} '{url}'",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Send the body as application/json, or move the query's parameters into the body, and sign again."),
            remedy=sign_the_query_in_the_body,
        ),
    ),
    look_alikes=look_alikes_of("iam.form-body-with-query"),
    provenance=(
        Recorded("aws-amplify/amplify-js#10103: the text that names form and query", "2022-07"),
        Inferred("that AWS answers so to some such calls, and to others that the signature does not match"),
        *PROVENANCE,
    ),
    since="0.1",
)
