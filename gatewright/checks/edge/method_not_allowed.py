"""The cache behavior does not allow the verb."""

from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="edge.method-not-allowed",
    seed_row=None,
    title=N_("CloudFront's cache behavior does not allow this verb."),
    why=N_(
        "The call went to {host}, and its behavior in CloudFront allows only some verbs, mostly GET and"
        " HEAD, not {http_method}. CloudFront refused it with its own page."
    ),
    signatures=(),
    confirm=(
        Confirm(
            text=N_("Which verbs does the behavior allow (AllowedMethods)?"),
            command='aws cloudfront list-distributions --query "DistributionList.Items[?Aliases.Items &&'
            " contains(Aliases.Items, '{host}')]\"",
            permission="cloudfront:ListDistributions",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Allow GET, HEAD, OPTIONS, PUT, POST, PATCH and DELETE in the behavior for this path."),
            safety="widens-access",
        ),
    ),
    look_alikes=(
        "edge.cloudfront-refused",
        "edge.get-with-body",
    ),
    provenance=(
        Recorded("CloudFront's page, as reported in a public issue", "2018-03-29"),
        Documented(
            "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html"
        ),
    ),
    since="0.1",
    enforced=False,
)
