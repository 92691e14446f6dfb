"""CloudFront drops Authorization, or another header that carries a credential."""

from gatewright.aws.sigv4.answers import MISSING_TOKEN
from gatewright.checks.authorizer.answers import UNAUTHORIZED
from gatewright.checks.signatures import forbidden
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix

CAUSE = Cause(
    id="edge.authorization-not-forwarded",
    seed_row=None,
    title=N_("CloudFront does not forward the header that carries the credential."),
    why=N_(
        "The call went to {host}, and through CloudFront. Without a policy that forwards them, CloudFront"
        " drops Authorization (for GET and HEAD), x-api-key and other headers before API Gateway sees the"
        " request."
    ),
    signatures=(MISSING_TOKEN, UNAUTHORIZED, forbidden("INVALID_API_KEY")),
    confirm=(
        Confirm(
            text=N_("Does the behavior have an origin request policy that forwards the header?"),
            command='aws cloudfront list-distributions --query "DistributionList.Items[?Aliases.Items &&'
            " contains(Aliases.Items, '{host}')]\"",
            permission="cloudfront:ListDistributions",
        ),
        Confirm(
            text=N_("What does the same call to the API's own name answer?"),
            command="curl -i -X {http_method} -H \"Authorization: $TOKEN\" 'https://{origin_host}/{origin_path}'",
        ),
    ),
    fixes=(
        Fix(
            text=N_(
                "Give the behavior the origin request policy AllViewerExceptHostHeader, and caching that does not"
                " drop the header."
            ),
        ),
    ),
    look_alikes=(
        "iam.signature-missing",
        "authorizer.identity-source-missing",
        "api-key.missing",
        "route.not-found",
    ),
    provenance=(
        Documented("https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html"),
        Documented(
            "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html"
        ),
    ),
    since="0.1",
    enforced=False,
)
