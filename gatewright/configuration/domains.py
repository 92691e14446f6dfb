"""Custom domain names, their mappings and their routing rules, from AWS's answers."""

from collections.abc import Iterable
from typing import Any

from gatewright.aws.certificates_pem import certificates
from gatewright.aws.domain_arns import key_of
from gatewright.configuration.documents import Document, Documents
from gatewright.model.domain import BasePathMapping, DomainName, MutualTls
from gatewright.model.listing import Listing
from gatewright.model.routing_rule import HeaderGlob, RoutingRule
from gatewright.model.unknown import UNKNOWN, Unknown


def domain_names(documents: Documents, names: Iterable[str] = ()) -> Listing[DomainName]:
    """Return the domain names that are listed, and those named that are not."""
    listed = documents.get("get_domain_names")
    rest = listed if isinstance(listed, Unknown) else None
    items: dict[str, DomainName | None] = {}
    if listed is not None and not isinstance(listed, Unknown):
        told = (domain_name(documents, one) for one in listed.get("items", ()))
        items = {one.key: one for one in told}
    for name in names:
        if name not in items and rest is not None:
            answer = documents.get("get_domain_name", name)
            if not isinstance(answer, Unknown):
                items[name] = None if answer is None else domain_name(documents, answer)
    return Listing(items, rest)


def domain_name(documents: Documents, answer: Document) -> DomainName:
    """Return one domain name from its `get_domain_name` answer, its mappings and its routing rules."""
    mode = answer.get("routingMode", "BASE_PATH_MAPPING_ONLY")
    domain_name_id = answer.get("domainNameId")
    key = key_of(answer["domainName"], domain_name_id) if domain_name_id else answer["domainName"]
    return DomainName(
        name=answer["domainName"].lower(),
        id=domain_name_id,
        arn=answer.get("domainNameArn"),
        policy=answer.get("policy") or None,
        vpc_endpoints=_associated(documents, answer["domainNameArn"]) if domain_name_id else (),
        endpoint_types=tuple(answer.get("endpointConfiguration", {}).get("types", ("REGIONAL",))),
        security_policy=answer.get("securityPolicy", UNKNOWN),
        routing_mode=mode,
        mutual_tls=_mutual_tls(documents, answer),
        mappings=_mappings(documents.get("get_base_path_mappings", key)),
        # Most names have none that count: an account is asked for them only where the mode says so.
        rules=() if mode == "BASE_PATH_MAPPING_ONLY" else _rules(documents.get("list_routing_rules", key)),
    )


def _associated(documents: Documents, arn: str) -> tuple[str, ...] | Unknown:
    """Return the VPC endpoints that were associated with a private name, by its own account and by others."""
    found: list[str] = []
    for owner in ("SELF", "OTHER_ACCOUNTS"):
        answer = documents.get("get_domain_name_access_associations", owner)
        if isinstance(answer, Unknown):
            return answer
        items = (answer or {}).get("items", ())
        found += [one["accessAssociationSource"] for one in items if one["domainNameArn"] == arn]
    return tuple(one.rpartition("/")[2] for one in found)


def _mutual_tls(documents: Documents, answer: Document) -> MutualTls | None:
    asked = answer.get("mutualTlsAuthentication") or {}
    uri, version = asked.get("truststoreUri"), asked.get("truststoreVersion")
    if not uri:
        return None
    # Only our own store tells the copy of the truststore that was made; AWS shows where it was copied from.
    copy = answer.get("truststore")
    return MutualTls(
        truststore_uri=uri,
        truststore_version=version,
        truststore=_truststore(documents, uri, version) if copy is None else certificates(copy),
    )


def _truststore(documents: Documents, uri: str, version: str | None) -> tuple[bytes, ...] | Unknown:
    """Return the certificates at a URI, which were copied when the domain name was saved last."""
    bucket, _, key = uri.removeprefix("s3://").partition("/")
    answer = documents.get("get_object", bucket, key, version or "")
    if isinstance(answer, Unknown):
        return answer
    return UNKNOWN if answer is None else certificates(answer["Body"])


def _mappings(answer: Document | Unknown | None) -> tuple[BasePathMapping, ...] | Unknown:
    if isinstance(answer, Unknown):
        return answer
    return tuple(_mapping(one) for one in (answer or {}).get("items", ()))


def _mapping(item: dict[str, Any]) -> BasePathMapping:
    path, stage = item.get("basePath", ""), item.get("stage")
    return BasePathMapping(
        base_path="" if path == "(none)" else path.strip("/"),
        rest_api_id=item["restApiId"],
        stage=None if stage in {"", "(none)"} else stage,
    )


def _rules(answer: Document | Unknown | None) -> tuple[RoutingRule, ...] | Unknown:
    if isinstance(answer, Unknown):
        return answer
    return tuple(_rule(one) for one in (answer or {}).get("RoutingRules", ()))


def _rule(item: dict[str, Any]) -> RoutingRule:
    invoked = item["Actions"][0]["InvokeApi"]
    conditions = item.get("Conditions") or ()
    return RoutingRule(
        id=item["RoutingRuleId"],
        priority=item["Priority"],
        api_id=invoked["ApiId"],
        stage=invoked["Stage"],
        strip_base_path=bool(invoked.get("StripBasePath")),
        headers=tuple(
            tuple(_glob(glob) for glob in one["MatchHeaders"]["AnyOf"]) for one in conditions if one.get("MatchHeaders")
        ),
        base_paths=tuple(
            tuple(path.strip("/") for path in one["MatchBasePaths"]["AnyOf"])
            for one in conditions
            if one.get("MatchBasePaths")
        ),
    )


def _glob(item: dict[str, Any]) -> HeaderGlob:
    return HeaderGlob(header=item["Header"], value_glob=item["ValueGlob"])
