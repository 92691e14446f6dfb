"""Routing rules."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError

from gatewright.lab.domain import add_routed_domain
from gatewright.lab.estate import STAGE, build
from tests.gatewright_server import Running, running
from tests.services.domain_account import NAME, DomainAccount

TO_PETS = [{"InvokeApi": {"ApiId": "pets", "Stage": "prod"}}]
SHOP = [{"MatchBasePaths": {"AnyOf": ["shop"]}}]


@pytest.fixture
def domains() -> DomainAccount:
    """Return an account with one domain name that goes by routing rules."""
    made = DomainAccount()
    made.domain(routingMode="ROUTING_RULE_ONLY")
    return made


def call(domains: DomainAccount, name: str, **params: Any) -> dict[str, Any]:
    """Call V2 about the domain name."""
    return domains.account.call(name, service="apigatewayv2", **{"DomainName": NAME, **params})


def refusal(domains: DomainAccount, name: str, **params: Any) -> tuple[str, str]:
    """Call V2, which has to refuse."""
    return domains.account.refusal(name, service="apigatewayv2", **{"DomainName": NAME, **params})


def created(domains: DomainAccount, priority: int = 50, **more: Any) -> dict[str, Any]:
    """Create a rule."""
    given = {"Priority": priority, "Conditions": SHOP, "Actions": TO_PETS, **more}
    return call(domains, "create_routing_rule", **given)


def test_a_rule_is_shown_as_it_was_made(domains: DomainAccount) -> None:
    """With its id and ARN, and the base path kept where nothing was said of it."""
    made = created(domains)
    place = f"arn:aws:apigateway:eu-west-1:000000000000:/domainnames/{NAME}/routingrules"

    assert made == {
        "Actions": [{"InvokeApi": {"ApiId": "pets", "Stage": "prod", "StripBasePath": False}}],
        "Conditions": SHOP,
        "Priority": 50,
        "RoutingRuleArn": f"{place}/{made['RoutingRuleId']}",
        "RoutingRuleId": made["RoutingRuleId"],
    }
    assert made == call(domains, "get_routing_rule", RoutingRuleId=made["RoutingRuleId"])


def test_rules_are_listed_by_priority_page_by_page(domains: DomainAccount) -> None:
    """Whatever the routing mode is by now."""
    for priority in (300, 100, 200):
        created(domains, priority)
    call(domains, "update_domain_name", RoutingMode="API_MAPPING_ONLY")
    first = call(domains, "list_routing_rules", MaxResults=2)
    rest = call(domains, "list_routing_rules", NextToken=first["NextToken"])

    assert [[100, 200], [300]] == [[one["Priority"] for one in page["RoutingRules"]] for page in (first, rest)]
    assert "NextToken" not in rest


def test_a_rule_that_is_put_keeps_its_id(domains: DomainAccount) -> None:
    """Its own priority does not stand in its way."""
    made = created(domains)
    rule_id = made["RoutingRuleId"]
    same = call(domains, "put_routing_rule", RoutingRuleId=rule_id, Priority=50, Conditions=[], Actions=TO_PETS)
    moved = call(domains, "put_routing_rule", RoutingRuleId=rule_id, Priority=30, Conditions=[], Actions=TO_PETS)

    assert (50, 30, []) == (same["Priority"], moved["Priority"], moved["Conditions"])
    assert [moved] == call(domains, "list_routing_rules")["RoutingRules"]
    assert made["RoutingRuleArn"] == moved["RoutingRuleArn"]


def test_no_two_rules_have_one_priority(domains: DomainAccount) -> None:
    """Neither a new one nor one that is moved."""
    created(domains, 50)
    other = created(domains, 60)["RoutingRuleId"]
    given = {"Priority": 50, "Conditions": SHOP, "Actions": TO_PETS}

    assert "ConflictException" == refusal(domains, "create_routing_rule", **given)[0]
    assert "ConflictException" == refusal(domains, "put_routing_rule", RoutingRuleId=other, **given)[0]


@pytest.mark.parametrize(
    "actions",
    [
        [],
        TO_PETS * 2,
        [{"InvokeApi": {"ApiId": "gone", "Stage": "prod"}}],
        [{"InvokeApi": {"ApiId": "pets", "Stage": "gone"}}],
    ],
)
def test_a_rule_has_one_action_that_leads_somewhere(domains: DomainAccount, actions: list[Any]) -> None:
    """To a stage of a REST API."""
    given = {"Priority": 50, "Conditions": SHOP, "Actions": actions}

    assert "BadRequestException" == refusal(domains, "create_routing_rule", **given)[0]


def test_each_routing_mode_has_its_own_creations(domains: DomainAccount) -> None:
    """What is there already can be looked at and deleted under all of them."""
    made = created(domains)
    mapping = {"ApiId": "pets", "Stage": "prod", "ApiMappingKey": "a"}
    by_v1 = {"domainName": NAME, "restApiId": "pets", "basePath": "a"}
    refused = (refusal(domains, "create_api_mapping", **mapping), domains.refusal("create_base_path_mapping", **by_v1))
    call(domains, "update_domain_name", RoutingMode="ROUTING_RULE_THEN_API_MAPPING")
    call(domains, "create_api_mapping", **mapping)
    created(domains, 60)
    call(domains, "update_domain_name", RoutingMode="API_MAPPING_ONLY")
    given = {"Priority": 70, "Conditions": SHOP, "Actions": TO_PETS}
    no_rule = refusal(domains, "create_routing_rule", **given)
    call(domains, "delete_routing_rule", RoutingRuleId=made["RoutingRuleId"])

    assert {"BadRequestException"} == {code for code, _ in (*refused, no_rule)}
    assert [60] == [one["Priority"] for one in call(domains, "list_routing_rules")["RoutingRules"]]


@pytest.mark.parametrize("name", ["get_routing_rule", "delete_routing_rule", "put_routing_rule"])
@pytest.mark.parametrize("of", [NAME, "other.example.com"])
def test_what_is_not_there_is_not_found(domains: DomainAccount, name: str, of: str) -> None:
    """Nor are rules of a domain name that is not there."""
    more = {"Priority": 5, "Conditions": [], "Actions": TO_PETS} if name == "put_routing_rule" else {}

    assert "NotFoundException" == refusal(domains, name, DomainName=of, RoutingRuleId="nope", **more)[0]
    assert "NotFoundException" == refusal(domains, "list_routing_rules", DomainName="other.example.com")[0]


def test_rules_go_with_their_domain_name(domains: DomainAccount) -> None:
    """One of the same name starts without any."""
    created(domains)
    domains.call("delete_domain_name", domainName=NAME)
    domains.domain(routingMode="ROUTING_RULE_ONLY")

    assert [] == call(domains, "list_routing_rules")["RoutingRules"]


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    """A running server."""
    with running() as started:
        yield started


def test_the_priority_is_held_to_its_bounds_on_the_wire(server: Running) -> None:
    """As botocore's model has them; boto3 checks the lower one by itself."""
    client = server.client("apigatewayv2")
    given = {"DomainName": "a.example.com", "Conditions": [], "Actions": TO_PETS}

    with pytest.raises(ClientError) as caught:
        client.create_routing_rule(Priority=1_000_001, **given)

    assert 400 == caught.value.response["ResponseMetadata"]["HTTPStatusCode"]


def test_the_access_log_tells_what_led_there(server: Running) -> None:
    """The rule or the mapping; the one that did not is `-` (documented)."""
    estate = build(server.client())
    name = add_routed_domain(estate, header="x-version", value="*")
    logs = server.client("logs")
    logs.create_log_group(logGroupName=f"access-{estate.api_id}")
    named = {"rule": "routingRuleIdMatched", "path": "basePathMatched"}
    form = json.dumps({member: f"$context.customDomain.{variable}" for member, variable in named.items()})
    arn = f"arn:aws:logs:us-east-1:000000000000:log-group:access-{estate.api_id}"
    settings = (("destinationArn", arn), ("format", form))
    estate.client.update_stage(
        restApiId=estate.api_id,
        stageName=STAGE,
        patchOperations=[
            {"op": "replace", "path": f"/accessLogSettings/{member}", "value": value} for member, value in settings
        ],
    )
    mode = {"op": "replace", "path": "/routingMode", "value": "ROUTING_RULE_THEN_BASE_PATH_MAPPING"}
    estate.client.update_domain_name(domainName=name, patchOperations=[mode])
    estate.client.create_base_path_mapping(domainName=name, basePath="shop", restApiId=estate.api_id, stage=STAGE)
    (rule,) = server.client("apigatewayv2").list_routing_rules(DomainName=name)["RoutingRules"]
    statuses = [
        server.send("GET", "/pets", host=name, x_version="1").status,
        server.send("GET", "/shop/pets", host=name).status,
        server.send("GET", "/pets", host=name).status,
    ]
    events = logs.filter_log_events(logGroupName=f"access-{estate.api_id}")["events"]

    assert [200, 200, 403] == statuses
    assert [
        {"rule": rule["RoutingRuleId"], "path": "-"},
        {"rule": "-", "path": "shop"},
    ] == [json.loads(one["message"]) for one in events]
