"""The behavior's path pattern or the origin path makes another path of the one that was called."""

from gatewright.aws.sigv4.answers import MISSING_TOKEN, PRESENT_BUT_UNUSABLE
from gatewright.checks.signatures import FORBIDDEN_BEFORE_ANY_STAGE
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Inferred

CAUSE = Cause(
    id="edge.path-prefix",
    seed_row=10,
    title=N_("CloudFront's origin path, or the prefix of its behavior, makes the path wrong."),
    why=N_(
        "The call went to {host}{path}, and through CloudFront. CloudFront puts the origin path before the"
        " path and keeps the prefix of the behavior, so that API Gateway sees another stage or another"
        " path than is meant."
    ),
    signatures=(MISSING_TOKEN, FORBIDDEN_BEFORE_ANY_STAGE, *PRESENT_BUT_UNUSABLE),
    confirm=(
        Confirm(
            text=N_("Which origin path and which path patterns does the distribution have?"),
            command='aws cloudfront list-distributions --query "DistributionList.Items[?Aliases.Items &&'
            " contains(Aliases.Items, '{host}')]\"",
            permission="cloudfront:ListDistributions",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Set the origin path to the stage, and nothing else: /prod"),
        ),
        Fix(
            text=N_(
                "Where the behavior has a prefix such as /api/*, take it off in a CloudFront function, or add it"
                " to the API's resources."
            ),
            safety="needs-deployment",
        ),
    ),
    look_alikes=(
        "route.not-found",
        "stage.not-found",
        "stage.repeated-in-path",
    ),
    provenance=(
        Documented("https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html"),
        Inferred("CloudFront documents how it joins the paths; the answer is that to a wrong path or stage"),
    ),
    since="0.1",
    enforced=False,
)
