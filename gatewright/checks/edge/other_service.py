"""The answer is another service's: S3, a load balancer, a function URL, another CDN."""

from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="edge.other-service",
    seed_row=None,
    title=N_("Another service answered, not API Gateway."),
    why=N_(
        "The answer to the call to {host} has no x-amz-apigw-id and no apigw-requestid, which every"
        " answer of API Gateway has. The name leads to another service."
    ),
    signatures=(),
    confirm=(
        Confirm(
            text=N_("Where does the name lead?"),
            command="dig +noall +answer {host}",
        ),
        Confirm(
            text=N_("Which ids does the answer carry?"),
            command="curl -sD- -o /dev/null -X {http_method} '{url}'",
        ),
    ),
    fixes=(
        Fix(
            text=N_(
                "Call the URL of the API's stage: https://<api-id>.execute-api.<region>.amazonaws.com/<stage>/<path>"
            ),
        ),
        Fix(
            text=N_(
                "When the service that answered is meant, look for its own reason: S3's Code, the function URL's"
                " permission, the load balancer's rules."
            ),
        ),
    ),
    look_alikes=(
        "edge.proxy-refused",
        "edge.error-page-rewritten",
        "integration.refused",
    ),
    provenance=(
        Recorded("raw answer of a function URL; those of S3 and load balancers are general knowledge", "2026-04"),
        Documented("https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"),
    ),
    since="0.1",
    enforced=False,
)
