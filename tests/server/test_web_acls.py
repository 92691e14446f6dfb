"""Web ACLs as a client of AWS meets them: boto3 for the control plane, bytes for the data plane."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from botocore.exceptions import ClientError

from gatewright.lab.domain import add_domain
from gatewright.lab.estate import build
from tests.gatewright_server import Raw, Running

PLAIN = [{"Priority": 0, "Type": "NONE"}]


class Shop:
    """An API behind a web ACL."""

    def __init__(self, gateway: Running, *rules: dict[str, Any], **members: Any) -> None:
        self.gateway = gateway
        self.waf = gateway.client("wafv2")
        self.api_id = build(gateway.client()).api_id
        self.stage = f"arn:aws:apigateway:us-east-1::/restapis/{self.api_id}/stages/prod"
        self.name = f"shop-{self.api_id}"
        made = self.waf.create_web_acl(Name=self.name, Scope="REGIONAL", **self.definition(*rules, **members))
        self.summary: dict[str, Any] = made["Summary"]
        self.waf.associate_web_acl(WebACLArn=self.summary["ARN"], ResourceArn=self.stage)

    @staticmethod
    def definition(*rules: dict[str, Any], **members: Any) -> dict[str, Any]:
        """Return what a web ACL consists of."""
        placed = [{"Priority": at, "VisibilityConfig": seen(one["Name"]), **one} for at, one in enumerate(rules)]
        return {"DefaultAction": {"Allow": {}}, "VisibilityConfig": seen("shop"), "Rules": placed, **members}

    def update(self, *rules: dict[str, Any], **members: Any) -> None:
        """Replace the rules."""
        token = self.waf.get_web_acl(ARN=self.summary["ARN"])["LockToken"]
        named = {"Name": self.name, "Scope": "REGIONAL", "Id": self.summary["Id"], "LockToken": token}
        self.waf.update_web_acl(**named, **self.definition(*rules, **members))

    def get(self, target: str = "/prod/pets", method: str = "GET", body: bytes = b"", **headers: str) -> Raw:
        """Call the API."""
        host = f"{self.api_id}.execute-api.us-east-1.amazonaws.com"
        return self.gateway.send(method, target, host=host, body=body, **headers)


def seen(metric: str) -> dict[str, Any]:
    """Return a visibility configuration."""
    return {"SampledRequestsEnabled": True, "CloudWatchMetricsEnabled": True, "MetricName": metric}


def rule(statement: dict[str, Any], action: dict[str, Any] | None = None, name: str = "r") -> dict[str, Any]:
    """Return a rule that blocks unless it says otherwise."""
    return {"Name": name, "Statement": statement, "Action": action or {"Block": {}}}


def text(search: bytes, field: dict[str, Any], position: str = "CONTAINS") -> dict[str, Any]:
    """Return a string match."""
    spec = {"SearchString": search, "FieldToMatch": field, "TextTransformations": PLAIN}
    return {"ByteMatchStatement": {**spec, "PositionalConstraint": position}}


OF_BOTS = text(b"BadBot", {"SingleHeader": {"Name": "user-agent"}})


def test_a_block_has_the_bytes_of_any_forbidden(gateway: Running) -> None:
    """Those headers, in that order, and no `x-amzn-waf-action` (recorded)."""
    blocked = Shop(gateway, rule(OF_BOTS)).get(User_Agent="BadBot/1.0")

    assert (blocked.status, blocked.reason, blocked.body) == (403, "Forbidden", b'{"message":"Forbidden"}')
    assert [name for name, _ in blocked.headers] == [
        "Date",
        "Content-Type",
        "Content-Length",
        "Connection",
        "x-amzn-RequestId",
        "x-amzn-ErrorType",
        "x-amz-apigw-id",
    ]
    assert blocked.header("x-amzn-ErrorType") == "ForbiddenException"


def test_a_head_request_is_blocked_without_a_body(gateway: Running) -> None:
    """Status and headers as for GET."""
    blocked = Shop(gateway, rule(OF_BOTS)).get(method="HEAD", User_Agent="BadBot/1.0")

    assert (blocked.status, blocked.body) == (403, b"")


def test_what_only_counts_passes(gateway: Running) -> None:
    """And so does what no rule matches."""
    shop = Shop(gateway, rule(OF_BOTS, {"Count": {}}))

    assert [shop.get(User_Agent=agent).status for agent in ("BadBot", "Mozilla")] == [200, 200]


def test_a_custom_response_is_sent_instead(gateway: Running) -> None:
    """Status, headers, and the body of its key with its content type."""
    custom = {
        "ResponseCode": 418,
        "CustomResponseBodyKey": "tea",
        "ResponseHeaders": [{"Name": "x-tea", "Value": "green"}],
    }
    bodies = {"tea": {"ContentType": "APPLICATION_JSON", "Content": '{"short":"stout"}'}}
    shop = Shop(gateway, rule(OF_BOTS, {"Block": {"CustomResponse": custom}}), CustomResponseBodies=bodies)
    blocked = shop.get(User_Agent="BadBot")

    assert (blocked.status, blocked.body) == (418, b'{"short":"stout"}')
    assert (blocked.header("Content-Type"), blocked.header("x-tea")) == ("application/json", "green")


@pytest.mark.parametrize(("action", "status", "word"), [("Captcha", 405, "captcha"), ("Challenge", 202, "challenge")])
def test_puzzles_are_asked_for(gateway: Running, action: str, status: int, word: str) -> None:
    """No request can have solved one."""
    asked = Shop(gateway, rule(OF_BOTS, {action: {}})).get(User_Agent="BadBot")

    assert (asked.status, asked.header("x-amzn-waf-action")) == (status, word)


def test_the_rate_is_limited_exactly(gateway: Running) -> None:
    """Ten requests pass, the eleventh does not; another instance is not meant."""
    keys = [{"Header": {"Name": "x-customer", "TextTransformations": PLAIN}}]
    rate = {"RateBasedStatement": {"Limit": 10, "AggregateKeyType": "CUSTOM_KEYS", "CustomKeys": keys}}
    shop = Shop(gateway, rule(rate))

    assert [shop.get(x_customer="a").status for _ in range(12)] == [200] * 10 + [403] * 2
    assert (shop.get(x_customer="b").status, shop.get().status) == (200, 200)


def test_changes_take_effect_at_once(gateway: Running) -> None:
    """An update, an IP set's update, a disassociation."""
    shop = Shop(gateway)
    before = shop.get(User_Agent="BadBot").status
    shop.update(rule(OF_BOTS))
    blocked = shop.get(User_Agent="BadBot").status
    made = shop.waf.create_ip_set(
        Name=f"set-{shop.api_id}", Scope="REGIONAL", IPAddressVersion="IPV4", Addresses=["192.0.2.0/24"]
    )["Summary"]
    shop.update(rule({"IPSetReferenceStatement": {"ARN": made["ARN"]}}))
    outside = shop.get().status
    named = {"Name": made["Name"], "Scope": "REGIONAL", "Id": made["Id"], "LockToken": made["LockToken"]}
    shop.waf.update_ip_set(**named, Addresses=["127.0.0.0/8"])
    inside = shop.get().status
    shop.waf.disassociate_web_acl(ResourceArn=shop.stage)

    assert (before, blocked, outside, inside, shop.get().status) == (200, 403, 200, 403, 200)


def test_a_web_acl_comes_before_the_route(gateway: Running) -> None:
    """A path that leads nowhere is blocked, not missed."""
    shop = Shop(gateway, rule(text(b"/nowhere", {"UriPath": {}}, "ENDS_WITH")))

    assert shop.get("/prod/nowhere").header("x-amzn-ErrorType") == "ForbiddenException"
    assert shop.get("/prod/elsewhere").header("x-amzn-ErrorType") == "MissingAuthenticationTokenException"


def test_at_a_domain_name_the_path_that_was_called_is_looked_at(gateway: Running) -> None:
    """With the base path, and without the stage; samples say the same."""
    estate = build(gateway.client())
    name = add_domain(estate, base_path="shop")
    waf = gateway.client("wafv2")
    rules = (rule(text(b"/shop/pets", {"UriPath": {}}, "EXACTLY")),)
    arn = waf.create_web_acl(Name=f"d-{estate.api_id}", Scope="REGIONAL", **Shop.definition(*rules))["Summary"]["ARN"]
    stage = f"arn:aws:apigateway:us-east-1::/restapis/{estate.api_id}/stages/prod"
    waf.associate_web_acl(WebACLArn=arn, ResourceArn=stage)
    host = f"{estate.api_id}.execute-api.us-east-1.amazonaws.com"
    now = datetime.now(UTC)
    called = [gateway.send("GET", "/shop/pets", host=name), gateway.send("GET", "/prod/pets", host=host)]
    samples = waf.get_sampled_requests(
        WebAclArn=arn,
        RuleMetricName="r",
        Scope="REGIONAL",
        TimeWindow={"StartTime": now - timedelta(minutes=5), "EndTime": now + timedelta(minutes=5)},
        MaxItems=10,
    )["SampledRequests"]

    assert [403, 200] == [one.status for one in called]
    assert ["/shop/pets"] == [one["Request"]["URI"] for one in samples]


def test_a_body_is_looked_at(gateway: Running) -> None:
    """As JSON, by pointer."""
    pattern = {"MatchPattern": {"IncludedPaths": ["/pet/name"]}, "MatchScope": "VALUE"}
    shop = Shop(gateway, rule(text(b"Rex", {"JsonBody": pattern}, "EXACTLY")))

    assert shop.get(method="POST", body=b'{"pet":{"name":"Rex"}}', Content_Type="application/json").status == 403
    assert shop.get("/prod/pets", body=b'{"pet":{"name":"Max"},"name":"Rex"}').status == 200


def test_errors_are_aws_s(gateway: Running) -> None:
    """boto3 finds the exceptions of its own model."""
    shop = Shop(gateway)
    waf = shop.waf
    named = {"Name": shop.name, "Scope": "REGIONAL", "Id": shop.summary["Id"]}

    with pytest.raises(waf.exceptions.WAFDuplicateItemException):
        waf.create_web_acl(Name=shop.name, Scope="REGIONAL", **Shop.definition())
    with pytest.raises(waf.exceptions.WAFAssociatedItemException):
        waf.delete_web_acl(**named, LockToken=shop.summary["LockToken"])
    with pytest.raises(waf.exceptions.WAFOptimisticLockException):
        waf.update_web_acl(**named, LockToken="0" * 8 + "-0000-0000-0000-" + "0" * 12, **Shop.definition())
    with pytest.raises(waf.exceptions.WAFUnavailableEntityException):
        waf.associate_web_acl(WebACLArn=shop.summary["ARN"], ResourceArn=shop.stage.replace("prod", "none"))
    with pytest.raises(waf.exceptions.WAFNonexistentItemException):
        waf.get_web_acl(**{**named, "Name": "other"})
    with pytest.raises(ClientError, match="ValidationException"):
        waf.list_web_acls(Scope="ELSEWHERE")


def test_requests_are_sampled(gateway: Running) -> None:
    """The sample tells rule, action and request."""
    shop = Shop(gateway, rule(OF_BOTS, name="bots"))
    shop.get(User_Agent="BadBot", Authorization="Bearer topsecret")
    shop.get(User_Agent="Mozilla")
    now = datetime.now(UTC)
    window = {"StartTime": now - timedelta(minutes=5), "EndTime": now + timedelta(minutes=1)}
    asked = {"WebAclArn": shop.summary["ARN"], "Scope": "REGIONAL", "TimeWindow": window, "MaxItems": 10}
    blocked = shop.waf.get_sampled_requests(RuleMetricName="bots", **asked)
    allowed = shop.waf.get_sampled_requests(RuleMetricName="shop", **asked)

    assert (blocked["PopulationSize"], [one["Action"] for one in blocked["SampledRequests"]]) == (1, ["BLOCK"])
    assert blocked["SampledRequests"][0]["Request"]["URI"] == "/prod/pets"
    assert "topsecret" not in str(blocked)
    assert [one["Action"] for one in allowed["SampledRequests"]] == ["ALLOW"]


def test_the_log_holds_a_line_for_each_request(gateway: Running) -> None:
    """In AWS's JSON form, as soon as it is asked for."""
    shop = Shop(gateway, rule(OF_BOTS, name="bots"))
    logs = gateway.client("logs")
    group = f"aws-waf-logs-{shop.api_id}"
    logs.create_log_group(logGroupName=group)
    arn = f"arn:aws:logs:us-east-1:000000000000:log-group:{group}"
    shop.waf.put_logging_configuration(
        LoggingConfiguration={"ResourceArn": shop.summary["ARN"], "LogDestinationConfigs": [arn]}
    )
    answer = shop.get("/prod/pets?a=b", User_Agent="BadBot")
    events = logs.filter_log_events(logGroupName=group)["events"]
    told = json.loads(events[0]["message"])

    assert (told["action"], told["terminatingRuleId"]) == ("BLOCK", "bots")
    assert told["httpRequest"]["requestId"] == answer.header("x-amz-apigw-id")
    assert (told["httpRequest"]["args"], told["httpRequest"]["httpMethod"]) == ("a=b", "GET")
