"""A private custom domain name is called through a VPC endpoint that has no access association with it."""

from gatewright.checks.domain.private_remedies import associate_the_endpoint
from gatewright.checks.signatures import FORBIDDEN_BEFORE_ANY_STAGE
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Inferred

CAUSE = Cause(
    id="domain.access-association-missing",
    seed_row=None,
    title=N_("The private custom domain name has no access association with the VPC endpoint of the call."),
    why=N_(
        "The host {host} is a private custom domain name. A VPC endpoint may call it only with a domain"
        " name access association between the two, made in the account of the caller."
    ),
    signatures=(FORBIDDEN_BEFORE_ANY_STAGE,),
    confirm=(
        Confirm(
            text=N_("Which VPC endpoints are associated with the domain name?"),
            command="aws apigateway get-domain-name-access-associations --query"
            " 'items[].[domainNameArn,accessAssociationSource]'",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Associate the domain name with the VPC endpoint of the caller."),
            command="aws apigateway create-domain-name-access-association --domain-name-arn {domain_name_arn}"
            " --access-association-source-type VPCE --access-association-source {vpc_endpoint_id}",
            safety="widens-access",
            remedy=associate_the_endpoint,
        ),
    ),
    look_alikes=(
        "domain.path-not-mapped",
        "domain.policy-denied",
        "resource-policy.nothing-allows",
    ),
    provenance=(
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html"
        ),
        Inferred("pages say 403 of a rejected association; Forbidden is what domains answer that lead nowhere"),
    ),
    since="0.1",
)
