"""
Domain name access associations: which VPC endpoints may call a private custom domain name.

https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains-associations.html. One
belongs to the account of the VPC endpoint; that of the domain name may reject it, and says by its `managementPolicy`
which other accounts may make one. It holds at once: AWS takes some 15 minutes. Texts of refusals are inferred.
"""

from typing import Final

from gatewright.aws.domain_arns import PrivateName, association_arn, domain_arn, private_name
from gatewright.aws.policy.compile import policy
from gatewright.aws.policy.decide import decide
from gatewright.aws.policy.facts import Facts, resource
from gatewright.aws.policy.rulings import ALLOWING, DENY
from gatewright.model.principal import Caller, CallerKind
from gatewright.services.apigateway import paging
from gatewright.services.apigateway.association_documents import OF_CONSUMER, OF_PROVIDER, forget, put
from gatewright.services.apigateway.errors import bad_request, conflict, not_found
from gatewright.services.operation import Operation
from gatewright.services.tagging import tagged
from gatewright.store.answers import Answers
from gatewright.store.documents import Document, Documents
from gatewright.wire.errors import ServiceError

ACTION: Final = "apigateway:CreateAccessAssociation"


def create_domain_name_access_association(documents: Documents, operation: Operation) -> Document:
    """Let a VPC endpoint of this account call a private domain name, of whichever account."""
    params = operation.params
    named = _named(params["domainNameArn"], operation)
    vpce_id = params["accessAssociationSource"].rpartition("/")[2]
    provider = documents.of(named.account_id, named.region)
    domain = provider.get("domain_name", named.key)
    if domain is None:
        raise not_found("Invalid domain name identifier specified")
    if named.account_id != operation.account_id:
        _check_permission(domain, named, operation)
    if documents.get("vpc_endpoint", vpce_id) is None:
        raise bad_request(f"Invalid VPC endpoint identifier specified: {vpce_id}")
    arn = params["domainNameArn"]
    if documents.get(OF_CONSUMER, vpce_id, arn) is not None:
        raise conflict("A domain name access association between the domain name and the VPC endpoint already exists")
    made = {
        "domainNameAccessAssociationArn": association_arn(
            named.key, vpce_id, region=operation.region, account_id=operation.account_id
        ),
        "domainNameArn": arn,
        "accessAssociationSourceType": params["accessAssociationSourceType"],
        "accessAssociationSource": vpce_id,
    }
    created = tagged(made, params.get("tags"))
    put(documents, provider, named.key, created)
    return created


def get_domain_name_access_associations(documents: Documents, operation: Operation) -> Document:
    """Answer the associations of this account, or those that others made with its domain names, page by page."""
    owner = operation.params.get("resourceOwner") or "SELF"
    found = (Answers(documents).get("get_domain_name_access_associations", owner) or {})["items"]
    return paging.page(found, operation.params, name="domainNameAccessAssociationArn")


def delete_domain_name_access_association(documents: Documents, operation: Operation) -> Document:
    """Delete an association of this account."""
    arn = operation.params["domainNameAccessAssociationArn"]
    found = next((one for one in documents.list(OF_CONSUMER) if one["domainNameAccessAssociationArn"] == arn), None)
    if found is None:
        raise not_found("Invalid domain name access association identifier specified")
    forget(documents, found)
    return {}


def reject_domain_name_access_association(documents: Documents, operation: Operation) -> Document:
    """Take an association with a domain name of this account away from whoever made it."""
    arn, domain = operation.params["domainNameAccessAssociationArn"], operation.params["domainNameArn"]
    named = _named(domain, operation)
    listed = documents.list(OF_PROVIDER, named.key) if named.account_id == operation.account_id else []
    found = next((one for one in listed if one["domainNameAccessAssociationArn"] == arn), None)
    if found is None:
        raise not_found("Invalid domain name access association identifier specified")
    forget(documents.of(found["account"], operation.region), found)
    return {}


def _named(arn: str, operation: Operation) -> PrivateName:
    found = private_name(arn)
    if found is None:
        raise bad_request(f"Invalid domain name ARN specified: {arn}")
    if found.region != operation.region:
        raise not_found("Invalid domain name identifier specified")
    return found


def _check_permission(domain: Document, named: PrivateName, operation: Operation) -> None:
    """Raise unless the management policy lets the calling account make associations (documented)."""
    arn = domain_arn(named.key, region=named.region, account_id=named.account_id)
    text = domain.get("managementPolicy")
    if text is None or not _allows(text, arn, operation):
        raise ServiceError(
            "AccessDeniedException",
            f"User: {operation.caller} is not authorized to perform: {ACTION} on resource: {arn}"
            f" because no resource-based policy allows the {ACTION} action",
            status=403,
        )


def _allows(text: str, arn: str, operation: Operation) -> bool:
    """Tell whether a management policy surely lets whoever calls make associations."""
    caller = Caller(kind=_kind(operation.caller), arn=operation.caller, account=operation.account_id)
    asked = Facts(resource=resource(arn), action=ACTION, caller=caller, now=operation.now)
    ruling = decide(policy(text, "resource", "managementPolicy"), asked)
    return not ruling.may & DENY and ruling.grants(ALLOWING) is True


def _kind(arn: str) -> CallerKind:
    """Return whose credentials an ARN is about."""
    if ":assumed-role/" in arn:
        return "assumed-role"
    return "user" if ":user/" in arn else "root"
