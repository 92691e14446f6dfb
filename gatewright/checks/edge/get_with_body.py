"""A GET with a body is refused at the edge."""

from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="edge.get-with-body",
    seed_row=None,
    title=N_("CloudFront refuses a GET that has a body."),
    why=N_(
        "The {http_method} to {host} carried a body. CloudFront, which also stands before edge-optimized"
        " APIs, refuses that with its own page, and API Gateway never sees the call."
    ),
    signatures=(),
    confirm=(
        Confirm(
            text=N_("What does the same call without a body answer?"),
            command="curl -i -X {http_method} '{url}'",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Send no body with GET: use the query, or POST."),
            command="curl -i -X {http_method} '{url}'",
        ),
        Fix(
            text=N_("Call a regional endpoint, which takes such a body."),
        ),
    ),
    look_alikes=(
        "edge.cloudfront-refused",
        "edge.method-not-allowed",
    ),
    provenance=(
        Documented(
            "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html"
        ),
        Recorded("public transcripts of GET requests with a body", "2020-04-30"),
    ),
    since="0.1",
    enforced=False,
)
