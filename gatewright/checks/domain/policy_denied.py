"""The policy of a private custom domain name does not let the call through."""

from gatewright.checks.access_denied import ANYBODY, EXPLICITLY, by_explicit_deny, by_silence, denied
from gatewright.checks.domain.private_remedies import allow_the_endpoint
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Inferred

CAUSE = Cause(
    id="domain.policy-denied",
    seed_row=None,
    title=N_("The policy of the private custom domain name does not allow the VPC endpoint of the call."),
    why=N_(
        "The host {host} is a private custom domain name. Besides the API behind it, the name itself has a policy,"
        " which has to allow execute-api:Invoke for the VPC endpoint {vpc_endpoint_id}; a name without a policy allows"
        " nobody."
    ),
    signatures=(
        *denied(ANYBODY, *by_silence("resource-based policy")),
        *denied(ANYBODY, *by_explicit_deny("a resource-based policy")),
        *denied(ANYBODY, EXPLICITLY),
        *denied(ANYBODY, ""),
    ),
    confirm=(
        Confirm(
            text=N_("Which VPC endpoints does the policy of the domain name allow?"),
            command="aws apigateway get-domain-name --domain-name {domain_name} --domain-name-id {domain_name_id}"
            " --query policy --output text",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_(
                "Let the policy of the domain name allow the VPC endpoint {vpc_endpoint_id} too, and take out what"
                " denies."
            ),
            command="aws apigateway update-domain-name --domain-name {domain_name} --domain-name-id {domain_name_id}"
            " --patch-operations '{patch_operations}'",
            safety="widens-access",
            remedy=allow_the_endpoint,
        ),
    ),
    look_alikes=(
        "domain.access-association-missing",
        "resource-policy.nothing-allows",
        "resource-policy.explicit-deny",
        "endpoint.vpc-endpoint-policy-denied",
    ),
    provenance=(
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains-provider-share-cli.html"
        ),
        Inferred("no page states the answer; the words are those of other policies of resources, about the name"),
    ),
    since="0.1",
)
