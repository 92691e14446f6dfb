"""CloudFront itself refused: a web ACL at its scope, a country, an alias."""

from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="edge.cloudfront-refused",
    seed_row=None,
    title=N_("CloudFront itself refused the call; API Gateway never saw it."),
    why=N_(
        "The answer to the call to {host} is CloudFront's own page. A web ACL of the distribution,"
        " a geographic restriction, a signed URL, or a name that is no alias of the distribution"
        " stopped the call."
    ),
    signatures=(),
    confirm=(
        Confirm(
            text=N_("Which web ACL, restrictions and aliases does the distribution have?"),
            command='aws cloudfront list-distributions --query "DistributionList.Items[?Aliases.Items &&'
            " contains(Aliases.Items, '{host}')]\"",
            permission="cloudfront:ListDistributions",
        ),
    ),
    fixes=(
        Fix(
            text=N_('"Request blocked": look in the WAF log of the distribution for the rule that blocked.'),
        ),
        Fix(
            text=N_('"Bad request": add the name to the aliases of the distribution, or use https.'),
        ),
    ),
    look_alikes=(
        "edge.get-with-body",
        "edge.method-not-allowed",
        "waf.rule-blocked",
    ),
    provenance=(
        Documented(
            "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-403-permission-denied.html"
        ),
        Recorded("CloudFront's page, as reported in a public issue", "2018-03-29"),
    ),
    since="0.1",
    enforced=False,
)
