"""Domain names from AWS's answers."""

from typing import Any

import pytest

from gatewright.configuration.domains import domain_names
from gatewright.model.domain import BasePathMapping, DomainName, MutualTls
from gatewright.model.listing import Listing
from gatewright.model.routing_rule import HeaderGlob, RoutingRule
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.casebook import World
from tests.certificates import make

NAME = "api.example.com"
ONE = {"domainName": "API.example.com", "securityPolicy": "TLS_1_0", "endpointConfiguration": {"types": ["EDGE"]}}
CERTIFICATE = make("Root", ca=True)


def told(**answers: Any) -> World:
    """Return a world with these answers."""
    found: dict[tuple[str, ...], Any] = {("get_domain_names",): {"items": [ONE]}}
    found |= {tuple(key.split("|")): answer for key, answer in answers.items()}
    return World("111122223333", "eu-west-1", found)


def the_one(documents: Any) -> DomainName:
    """Return the only domain name."""
    (found,) = domain_names(documents).known()
    return found


@pytest.mark.parametrize(
    ("item", "mapping"),
    [
        ({"basePath": "(none)", "stage": "prod"}, ("", "prod")),
        ({"basePath": "shop", "stage": "(none)"}, ("shop", None)),
        ({"basePath": "shop"}, ("shop", None)),
        ({"basePath": "orders/v1", "stage": ""}, ("orders/v1", None)),
    ],
)
def test_none_is_written_in_words(item: dict[str, str], mapping: tuple[str, str | None]) -> None:
    """`(none)` is the empty base path, and no stage."""
    key = "get_base_path_mappings|API.example.com"
    found = the_one(told(**{key: {"items": [{"restApiId": "a1", **item}]}}))

    assert (BasePathMapping(base_path=mapping[0], rest_api_id="a1", stage=mapping[1]),) == found.mappings


def test_members_are_those_of_the_answer() -> None:
    """The name in lower case, as a host is read."""
    found = the_one(told())

    assert (NAME, ("EDGE",), "TLS_1_0", None, ()) == (
        found.name,
        found.endpoint_types,
        found.security_policy,
        found.mutual_tls,
        found.mappings,
    )


def test_the_truststore_is_known_where_its_copy_is_told() -> None:
    """AWS shows where it came from, not what it holds."""
    asked = {"truststoreUri": "s3://bucket/key", "truststoreVersion": "v1"}
    shown = {**ONE, "mutualTlsAuthentication": asked}
    ours = {**shown, "truststore": CERTIFICATE.pem.decode()}
    found = [the_one(told(get_domain_names={"items": [one]})).mutual_tls for one in (shown, ours)]

    assert [
        MutualTls(truststore_uri="s3://bucket/key", truststore_version="v1", truststore=truststore)
        for truststore in (UNKNOWN, (CERTIFICATE.der,))
    ] == found


class Untold:
    """Somebody who was told of the one domain name and of nothing else."""

    def get(self, kind: str, *ids: str) -> Any:
        """Return its answer; that there is no `*.example.com`; and else nothing."""
        if kind == "get_domain_name":
            return ONE if ids == (NAME,) else None
        return UNKNOWN


def test_names_that_are_asked_for_are_read_where_the_list_is_not() -> None:
    """Of all others nothing is known."""
    found = domain_names(Untold(), (NAME, "*.example.com"))

    assert isinstance(found.get(NAME), DomainName)
    assert isinstance(found.get(NAME).mappings, Unknown)  # type: ignore[union-attr]
    assert found.get("*.example.com") is None
    assert isinstance(found.get("other.example.com"), Unknown)


def test_an_account_without_domain_names_has_none() -> None:
    """A complete list of nothing."""
    assert Listing() == domain_names(World("1", "eu-west-1", {}))


RULE = {
    "RoutingRuleId": "abc123",
    "Priority": 50,
    "Conditions": [
        {"MatchHeaders": {"AnyOf": [{"Header": "Hello", "ValueGlob": "World"}]}},
        {"MatchBasePaths": {"AnyOf": ["shop"]}},
    ],
    "Actions": [{"InvokeApi": {"ApiId": "a1", "Stage": "prod", "StripBasePath": True}}],
}


@pytest.mark.parametrize("mode", ["ROUTING_RULE_ONLY", "ROUTING_RULE_THEN_BASE_PATH_MAPPING"])
def test_rules_are_those_of_the_second_version_s_answer(mode: str) -> None:
    """Conditions on headers and on base paths apart."""
    answers = {"list_routing_rules|API.example.com": {"RoutingRules": [RULE]}}
    found = the_one(told(**answers, get_domain_names={"items": [{**ONE, "routingMode": mode}]}))

    assert found.routing_mode == mode
    assert found.rules == (
        RoutingRule(
            id="abc123",
            priority=50,
            api_id="a1",
            stage="prod",
            strip_base_path=True,
            headers=((HeaderGlob(header="Hello", value_glob="World"),),),
            base_paths=(("shop",),),
        ),
    )


def test_rules_are_asked_for_only_where_they_count() -> None:
    """Most domain names have none; an account need not be asked, nor a person for a permission more."""
    asked: list[str] = []

    class Watched(World):
        def get(self, kind: str, *ids: str) -> Any:
            asked.append(kind)
            return super().get(kind, *ids)

    world = told()
    the_one(Watched(world.account_id, world.region, world.answers))

    assert "list_routing_rules" not in asked


def test_a_private_name_has_an_id_a_policy_and_associations() -> None:
    """Those that its own account made, and those of others, as far as they are this name's."""
    one = {
        "domainName": "P.example.com",
        "domainNameId": "abcd1234",
        "domainNameArn": "arn:aws:apigateway:eu-west-1:111122223333:/domainnames/p.example.com+abcd1234",
        "policy": "{}",
        "endpointConfiguration": {"types": ["PRIVATE"]},
    }
    mine = {"accessAssociationSource": "vpce-1", "domainNameArn": one["domainNameArn"]}
    others = [{**mine, "accessAssociationSource": "vpce-2"}, {**mine, "domainNameArn": "arn:other"}]
    answers = {
        "get_domain_names": {"items": [one]},
        "get_base_path_mappings|p.example.com+abcd1234": {"items": [{"restApiId": "a1", "basePath": "(none)"}]},
        "get_domain_name_access_associations|SELF": {"items": [mine]},
        "get_domain_name_access_associations|OTHER_ACCOUNTS": {"items": others},
    }
    found = the_one(told(**answers))

    assert ("p.example.com+abcd1234", "{}", ("vpce-1", "vpce-2")) == (found.key, found.policy, found.vpc_endpoints)
    assert (found.region, found.private_arn) == ("eu-west-1", one["domainNameArn"])
    assert (BasePathMapping(base_path="", rest_api_id="a1"),) == found.mappings
    untold = told(**answers | {"get_domain_name_access_associations|OTHER_ACCOUNTS": UNKNOWN})
    assert isinstance(the_one(untold).vpc_endpoints, Unknown)
