"""
Custom domain names: edge-optimised, regional and private ones.

https://docs.aws.amazon.com/apigateway/latest/api/API_DomainName.html. A domain name is there at once: what AWS checks
for long (its distribution, who owns a name) has nothing to stand for here.
"""

from typing import Final

from gatewright.aws.domain_arns import domain_arn, key_of
from gatewright.aws.hosted_zones import CLOUDFRONT_ZONE, REGIONAL_ZONES
from gatewright.services.apigateway import lookup, paging, patching, private_domain_names, security_policies
from gatewright.services.apigateway.association_documents import forget_all
from gatewright.services.apigateway.domain_certificates import check_certificates
from gatewright.services.apigateway.errors import bad_request, conflict
from gatewright.services.apigateway.patching import ADD_REPLACE_REMOVE, Path, Table
from gatewright.services.apigateway.private_domain_names import PRIVATE
from gatewright.services.apigateway.routing_modes import MAPPINGS_ONLY, MODES
from gatewright.services.apigateway.truststores import with_truststore
from gatewright.services.errors import not_implemented
from gatewright.services.identifiers import LONG
from gatewright.services.operation import Operation
from gatewright.services.tagging import tagged
from gatewright.store.answers import Answers
from gatewright.store.documents import Document, Documents

UPLOADED: Final = ("certificateBody", "certificatePrivateKey", "certificateChain")
"""Members by which a certificate could be uploaded before there was ACM."""

COPIED: Final = (
    "certificateName",
    "certificateArn",
    "regionalCertificateName",
    "regionalCertificateArn",
    "ownershipVerificationCertificateArn",
    "endpointAccessMode",
)
"""Members that are stored as they come, when they come."""

DEFAULT_POLICY: Final = "TLS_1_2"
"""Documented for both endpoint types."""


def create_domain_name(documents: Documents, operation: Operation) -> Document:
    """Create a domain name, served at once."""
    params = operation.params
    for uploaded in UPLOADED:
        if params.get(uploaded):
            raise not_implemented(f"{uploaded} is not offered: import the certificate into ACM, and give its ARN")
    name = lookup.domain_name_in_form(params["domainName"])
    endpoint = params.get("endpointConfiguration") or {}
    if endpoint.get("vpcEndpointIds"):
        # Inferred: endpoints are associated with a private domain name one by one, and with no other at all.
        raise bad_request("VPC endpoints are associated with a domain name by CreateDomainNameAccessAssociation")
    private = PRIVATE in (endpoint.get("types") or ())
    domain_name_id = operation.new_id()[:LONG] if private else None
    key = key_of(name, domain_name_id)
    if documents.get("domain_name", key) is not None:
        raise conflict("The domain name you provided already exists.")  # reported by users of AWS
    created = {
        "domainName": name,
        **({"domainNameId": domain_name_id} if domain_name_id else {}),
        "domainNameArn": domain_arn(key, region=operation.region, account_id=operation.account_id),
        **{member: params[member] for member in COPIED if params.get(member)},
        "endpointConfiguration": {
            "types": endpoint.get("types") or ["EDGE"],
            "ipAddressType": endpoint.get("ipAddressType") or ("dualstack" if private else "ipv4"),
        },
        "domainNameStatus": "AVAILABLE",
        "securityPolicy": params.get("securityPolicy") or DEFAULT_POLICY,
        "routingMode": params.get("routingMode") or MAPPINGS_ONLY,
    }
    asked = params.get("mutualTlsAuthentication") or {}
    created |= {"mutualTlsAuthentication": dict(asked)} if asked else {}
    if params.get("policy"):
        created["policy"] = params["policy"]
    finished = _finished(documents, operation, tagged(created, params.get("tags")), None)
    documents.put("domain_name", key, document=finished)
    return Answers(documents).get("get_domain_name", key) or {}


def get_domain_name(documents: Documents, operation: Operation) -> Document:
    """Answer one domain name."""
    found = lookup.domain_name(documents, operation)
    return Answers(documents).get("get_domain_name", private_domain_names.key(found)) or {}


def get_domain_names(documents: Documents, operation: Operation) -> Document:
    """Answer the domain names of the account, page by page."""
    found = (Answers(documents).get("get_domain_names") or {})["items"]
    if operation.params.get("resourceOwner") == "OTHER_ACCOUNTS":
        found = []
    return paging.page(found, operation.params, name="domainName")


def update_domain_name(documents: Documents, operation: Operation) -> Document:
    """Change members of a domain name; a new version of a truststore is read again."""
    found = lookup.domain_name(documents, operation)
    changed = patching.apply(found, operation.params.get("patchOperations") or [], PATHS)
    changed = _finished(documents, operation, changed, found)
    key = private_domain_names.key(changed)
    documents.put("domain_name", key, document=changed)
    return Answers(documents).get("get_domain_name", key) or {}


def delete_domain_name(documents: Documents, operation: Operation) -> Document:
    """Delete a domain name, its mappings, its routing rules and what is associated with it."""
    name = private_domain_names.key(lookup.domain_name(documents, operation))
    forget_all(documents, operation, name)
    documents.delete("domain_name", name)
    documents.delete_below("base_path_mapping", name)
    documents.delete_below("routing_rule", name)
    return {}


def _finished(documents: Documents, operation: Operation, domain: Document, before: Document | None) -> Document:
    """Return the domain name with what follows from its members, or raise when they cannot be together."""
    check_certificates(documents, operation, domain)
    domain = with_truststore(documents, operation, domain, before)
    private_domain_names.check(domain, before)
    security_policies.check(domain, before)
    if before is not None:
        security_policies.check_change_of_domain(domain, before)
        security_policies.check_mapped(documents, domain)
    domain = _with_policies(domain, operation, before)
    if domain.get("certificateArn") and private_domain_names.is_private(domain):
        domain = {"certificateUploadDate": operation.seconds, **domain}
    elif domain.get("certificateArn"):
        domain = _with_edge(domain, operation)
    if domain.get("regionalCertificateArn"):
        domain = _with_region(domain, operation)
    return domain


def _with_policies(domain: Document, operation: Operation, before: Document | None) -> Document:
    """Return the domain name with its policies as they are kept, where they are other ones than before."""
    write = {"policy": private_domain_names.written, "managementPolicy": private_domain_names.management}
    given = [member for member in write if domain.get(member) and domain[member] != (before or {}).get(member)]
    return {**domain, **{member: write[member](domain[member], domain, operation) for member in given}}


def _with_edge(domain: Document, operation: Operation) -> Document:
    """Return the domain name with the distribution that AWS would make for it."""
    # Recorded in AWS's own examples: `d` and thirteen letters and digits.
    drawn = (operation.new_id() + operation.new_id())[:13]
    made = {
        "certificateUploadDate": operation.seconds,
        "distributionDomainName": f"d{drawn}.cloudfront.net",
        "distributionHostedZoneId": CLOUDFRONT_ZONE,
    }
    return {**made, **domain}


def _with_region(domain: Document, operation: Operation) -> Document:
    """Return the domain name with the name that its DNS record has to point to."""
    zone = REGIONAL_ZONES.get(operation.region)
    made = {
        "regionalDomainName": f"d-{operation.new_id()[:LONG]}.execute-api.{operation.region}.amazonaws.com",
        **({"regionalHostedZoneId": zone} if zone else {}),
    }
    return {**made, **domain}


def _routing_mode(value: str | None) -> str:
    if value is None or value not in MODES:
        raise bad_request(f"Invalid routing mode specified. Must be one of: [{', '.join(MODES)}]")  # inferred
    return value


PATHS: Final = Table(
    paths=(
        Path(pattern="/certificateName", member="certificateName"),
        Path(pattern="/certificateArn", member="certificateArn", ops=ADD_REPLACE_REMOVE),
        Path(pattern="/regionalCertificateName", member="regionalCertificateName"),
        Path(pattern="/regionalCertificateArn", member="regionalCertificateArn", ops=ADD_REPLACE_REMOVE),
        Path(
            pattern="/ownershipVerificationCertificateArn",
            member="ownershipVerificationCertificateArn",
            read=patching.text_or_nothing,
        ),
        Path(pattern="/securityPolicy", member="securityPolicy", read=security_policies.policy_named),
        Path(pattern="/endpointAccessMode", member="endpointAccessMode", read=security_policies.mode_named),
        Path(pattern="/endpointConfiguration/ipAddressType", member="endpointConfiguration.ipAddressType"),
        Path(
            pattern="/endpointConfiguration/types/{type}",
            member="endpointConfiguration.types",
            ops=ADD_REPLACE_REMOVE,
            shape="item",
        ),
        Path(
            pattern="/mutualTlsAuthentication/truststoreUri",
            member="mutualTlsAuthentication.truststoreUri",
            ops=ADD_REPLACE_REMOVE,
            read=patching.text_or_nothing,
        ),
        Path(
            pattern="/mutualTlsAuthentication/truststoreVersion",
            member="mutualTlsAuthentication.truststoreVersion",
            ops=ADD_REPLACE_REMOVE,
            read=patching.text_or_nothing,
        ),
        Path(pattern="/routingMode", member="routingMode", read=_routing_mode),
        Path(pattern="/policy", member="policy", read=patching.text_or_nothing),
        Path(pattern="/managementPolicy", member="managementPolicy", read=patching.text_or_nothing),
    )
)
"""https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateDomainName-Patch; wording inferred."""
