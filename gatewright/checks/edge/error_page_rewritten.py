"""A custom error response of CloudFront stands in place of the API's 403."""

from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix

CAUSE = Cause(
    id="edge.error-page-rewritten",
    seed_row=None,
    title=N_("CloudFront replaced the API's answer by a custom error page."),
    why=N_(
        "The call went to {host}, and through CloudFront. The distribution has a custom error response for"
        " 403, so that the page of another origin hides what API Gateway answered."
    ),
    signatures=(),
    confirm=(
        Confirm(
            text=N_("Has the distribution custom error responses?"),
            command='aws cloudfront list-distributions --query "DistributionList.Items[?Aliases.Items &&'
            " contains(Aliases.Items, '{host}')].[Id,CustomErrorResponses]\"",
            permission="cloudfront:ListDistributions",
        ),
        Confirm(
            text=N_("What does the same call to the API's own name answer?"),
            command="curl -i -X {http_method} 'https://{origin_host}/{origin_path}'",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Call the API by its own name to see its answer, and diagnose that."),
        ),
        Fix(
            text=N_("Remove the custom error response for 403, or serve the API from a distribution of its own."),
        ),
    ),
    look_alikes=(
        "edge.other-service",
        "edge.cloudfront-refused",
    ),
    provenance=(
        Documented(
            "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html"
        ),
    ),
    since="0.1",
    enforced=False,
)
