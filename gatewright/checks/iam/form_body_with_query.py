"""A form body came together with a query string, and the two are evaluated as one."""

from gatewright.aws.sigv4.answers import FORM_WITH_QUERY
from gatewright.checks.iam.fixes import SIGNED_CALL
from gatewright.checks.iam.remedies import sign_the_query_in_the_body
from gatewright.checks.mismatch import MISMATCH, PROVENANCE, look_alikes_of
from gatewright.checks.signatures import HTTP_API_FORBIDDEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Fix, Inferred, Recorded

CAUSE = Cause(
    id="iam.form-body-with-query",
    seed_row=8,
    title=N_("The signed request has the content type of a form, and a query string beside it."),
    why=N_(
        "The request to {path} has the content type application/x-www-form-urlencoded and a query string."
        " A signed form may have its parameters in its body only, so API Gateway refuses the two together,"
        " however they were signed."
    ),
    signatures=(*FORM_WITH_QUERY, *MISMATCH),
    of_http_api=(HTTP_API_FORBIDDEN,),
    confirm=(
        Confirm(
            text=N_("Is the content type a form's, and does the URL have a query?"),
            command="curl -v -o /dev/null -X {http_method} '{url}'",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Send the body as application/json, or move the query's parameters into the body, and sign again."),
            command=SIGNED_CALL,
            remedy=sign_the_query_in_the_body,
        ),
    ),
    look_alikes=look_alikes_of("iam.form-body-with-query"),
    provenance=(
        Recorded("aws-amplify/amplify-js#10103: the text that names form and query", "2022-07"),
        Recorded("the same text in the notes of another API, at a POST", "2022"),
        Inferred("that it comes before the key is looked for; that other such calls were answered by a mismatch"),
        *PROVENANCE,
    ),
    since="0.1",
)
