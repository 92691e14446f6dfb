"""CloudFront forwards the viewer's Host to an API Gateway origin."""

from gatewright.checks.signatures import FORBIDDEN_BEFORE_ANY_STAGE
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="edge.host-header-forwarded",
    seed_row=None,
    title=N_("CloudFront forwards the viewer's Host header to API Gateway, which finds no API by that name."),
    why=N_(
        "The call went to {host}, and through CloudFront. When a distribution forwards the viewer's Host"
        " header, API Gateway is asked for an API of that name instead of the origin's."
    ),
    signatures=(FORBIDDEN_BEFORE_ANY_STAGE,),
    confirm=(
        Confirm(
            text=N_(
                "Does the behavior's origin request policy forward Host? AllViewer does, AllViewerExceptHostHeader"
                " does not."
            ),
            command='aws cloudfront list-distributions --query "DistributionList.Items[?Aliases.Items &&'
            " contains(Aliases.Items, '{host}')]\"",
            permission="cloudfront:ListDistributions",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Give the behavior the origin request policy AllViewerExceptHostHeader."),
        ),
    ),
    look_alikes=(
        "domain.path-not-mapped",
        "domain.host-unknown",
        "edge.path-prefix",
    ),
    provenance=(
        Recorded("curl transcript at the edge with another service's Host: ForbiddenException", "2020-10"),
        Documented(
            "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html"
        ),
    ),
    since="0.1",
    enforced=False,
)
