"""
What the `change` of a case may name, and how it edits a world of saved AWS answers.

| place | value | what changes |
| --- | --- | --- |
| `api` | members of RestApi | the world's one API |
| `stage NAME` | members of Stage | that stage |
| `saved VERB /path` | members of Method, or "gone" | the method as saved |
| `deployed VERB /path` | members of Method, or "gone" | the method in every deployment |
| `method VERB /path` | members of Method, or "gone" | both |
| `add ` before one of these three | members of Method | a verb more, on a path that exists or not |
| `authorizer ID` | members of Authorizer | an authorizer more |
| `request validator ID` | members of RequestValidator | a request validator more |
| `model NAME` | its schema | a model more |
| `key NAME` | members of ApiKey | that API key |
| `plan NAME` | members of UsagePlan | that usage plan |
| `add domain NAME` | members of DomainName, `mappings`, `rules`, and ids `associated` with it | a custom domain name |
| `VPC endpoint ID` | members of VpcEndpoint | a VPC endpoint for execute-api more, with the default policy |
| `keys of NAME` | names of keys | which keys the usage plan holds |
| `http api` | members of Api | the world's HTTP API |
| `route KEY` | members of Route, or "gone" | the route of this key, `add ` before it for one more |
| `http stage NAME` | members of Stage, each of which may be "gone" | that stage of the HTTP or WebSocket API |
| `http authorizer ID` | members of Authorizer | an authorizer more of the HTTP API |
| `user NAME` | members of UserDetail | that user of the world's account |
| `add policy NAME` | the document | a managed policy more |
| `web ACL of NAME` | members of WebACL | a web ACL that protects the stage, and lets everything through but for these |

A place that the world does not have is an error, and so is an `add` of what it has already.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from tests.client_certificates import TRUSTSTORE

Answers = dict[tuple[str, ...], Any]
"""AWS's answers by operation and ids."""

_GONE: Final = "gone"
_WEB_ACL_ID: Final = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
_REGION: Final = "eu-west-1"
_EVERYTHING: Final = '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}'
_OPEN_METHOD: Final = {"authorizationType": "NONE", "apiKeyRequired": False}


def change_world(answers: Answers, change: Mapping[str, Any]) -> Answers:
    """Edit `answers` in place, one change after the other, and return them."""
    for place, value in change.items():
        _edit(answers, place, value)
    return answers


def _edit(answers: Answers, place: str, value: Any) -> None:
    for pattern, edit in _PLACES:
        found = pattern.fullmatch(place)
        if found is not None:
            edit(answers, value, *found.groups())
            return
    raise ValueError(f"unknown place `{place}`")


def _api(answers: Answers, value: Any) -> None:
    api_id = _the_api(answers)
    for api in (answers["get_rest_apis",]["items"][0], answers["get_rest_api", api_id]):
        api.update(_members(value))


def _stage(answers: Answers, value: Any, name: str) -> None:
    stages = answers["get_stages", _the_api(answers)]["item"]
    _named(stages, "stageName", name, "stage").update(_members(value))


def _method(answers: Answers, value: Any, of: str, verb: str, path: str) -> None:
    """Edit or remove a method that exists, wherever `of` says."""
    for methods in _methods(answers, of, path):
        if verb not in methods:
            raise ValueError(f"no method `{verb} {path}` is {'saved' if of == 'method' else of}")
        if value == _GONE:
            del methods[verb]
        else:
            methods[verb].update(_members(value))
    _shorten(answers)


def _shorten(answers: Answers) -> None:
    """Leave out of every summary what AWS's does not show."""
    for summary in _summaries(answers):
        for known in [one for methods in summary.values() for one in methods.values()]:
            for name in set(known) - set(_OPEN_METHOD):
                del known[name]
        for empty in [known for known, methods in summary.items() if not methods]:
            del summary[empty]


def _add_method(answers: Answers, value: Any, of: str, verb: str, path: str) -> None:
    """Add a method, and its resource where there is none of the path."""
    if of != "deployed":
        resources = answers["get_resources", _the_api(answers)]["items"]
        if not any(resource["path"] == path for resource in resources):
            resources.append({"id": f"n3w{len(resources)}", "path": path, "pathPart": path.rpartition("/")[2]})
    if of != "saved":
        for summary in _summaries(answers):
            summary.setdefault(path, {})
    for methods in _methods(answers, of, path):
        if verb in methods:
            raise ValueError(f"the method `{verb} {path}` is there already")
        methods[verb] = {**_OPEN_METHOD, **_members(value)}
    _shorten(answers)


def _methods(answers: Answers, of: str, path: str) -> Iterator[dict[str, Any]]:
    """Yield the methods of a path, as saved, as deployed or both."""
    if of != "deployed":
        resources = answers["get_resources", _the_api(answers)]["items"]
        yield _named(resources, "path", path, "saved resource").setdefault("resourceMethods", {})
    if of != "saved":
        for summary in _summaries(answers):
            if path not in summary:
                raise ValueError(f"no resource `{path}` is deployed")
            yield summary[path]


def _summaries(answers: Answers) -> Iterator[dict[str, Any]]:
    for (kind, *_), answer in answers.items():
        if kind == "get_deployment":
            yield answer["apiSummary"]


def _authorizer(answers: Answers, value: Any, identifier: str) -> None:
    listed = answers.setdefault(("get_authorizers", _the_api(answers)), {"items": []})
    if any(one["id"] == identifier for one in listed["items"]):
        raise ValueError(f"the authorizer `{identifier}` is there already")
    listed["items"].append({"id": identifier, "name": identifier, **_members(value)})


def _request_validator(answers: Answers, value: Any, identifier: str) -> None:
    listed = answers.setdefault(("get_request_validators", _the_api(answers)), {"items": []})
    listed["items"].append({"id": identifier, "name": identifier, **_members(value)})


def _model(answers: Answers, value: Any, name: str) -> None:
    listed = answers.setdefault(("get_models", _the_api(answers)), {"items": []})
    model = {"id": f"m0del{len(listed['items'])}", "name": name, "contentType": "application/json"}
    listed["items"].append({**model, "schema": json.dumps(_members(value))})


def _key(answers: Answers, value: Any, name: str) -> None:
    _named(answers["get_api_keys",]["items"], "name", name, "API key").update(_members(value))


def _plan(answers: Answers, value: Any, name: str) -> None:
    _named(answers["get_usage_plans",]["items"], "name", name, "usage plan").update(_members(value))


def _domain(answers: Answers, value: Any, name: str) -> None:
    """Add a domain name; each mapping and rule leads to the world's API unless it says otherwise.

    A rule has its `priority`, and may have its `id`, `headers`, a `basePath`, a `stage` and whether to `strip`.
    """
    given = dict(_members(value))
    rules = [_rule(answers, name, one) for one in given.pop("rules", ())]
    endpoints = given.pop("associated", ())
    mappings = [{"restApiId": _the_api(answers), **one} for one in given.pop("mappings", ())]
    domain = {
        "domainName": name,
        "endpointConfiguration": {"types": ["REGIONAL"]},
        "domainNameStatus": "AVAILABLE",
        "securityPolicy": "TLS_1_2",
        "routingMode": "BASE_PATH_MAPPING_ONLY",
        **given,
    }
    uri = given.get("mutualTlsAuthentication", {}).get("truststoreUri")
    if uri is not None:
        bucket, _, key = uri.removeprefix("s3://").partition("/")
        answers["get_object", bucket, key, ""] = {"Body": TRUSTSTORE}
    answers.setdefault(("get_domain_names",), {"items": []})["items"].append(domain)
    key = f"{name}+{domain['domainNameId']}" if "domainNameId" in domain else name
    if key != name:
        domain |= {"domainNameArn": f"arn:aws:apigateway:eu-west-1:111122223333:/domainnames/{key}"}
        _associate(answers, key, domain["domainNameArn"], endpoints)
    answers["get_domain_name", key] = domain
    answers["get_base_path_mappings", key] = {"items": mappings}
    answers["list_routing_rules", key] = {"RoutingRules": rules}


def _associate(answers: Answers, key: str, arn: str, endpoints: Iterable[str]) -> None:
    """Associate VPC endpoints of the account with a private domain name."""
    answers.setdefault(("get_domain_name_access_associations", "OTHER_ACCOUNTS"), {"items": []})
    listed = answers.setdefault(("get_domain_name_access_associations", "SELF"), {"items": []})["items"]
    place = f"arn:aws:apigateway:eu-west-1:111122223333:/domainnameaccessassociations/domainname/{key}/vpcesource"
    for vpce_id in endpoints:
        listed.append(
            {
                "domainNameAccessAssociationArn": f"{place}/{vpce_id}",
                "domainNameArn": arn,
                "accessAssociationSourceType": "VPCE",
                "accessAssociationSource": vpce_id,
            }
        )


def _rule(answers: Answers, name: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a routing rule."""
    rule_id = given.get("id", f"rule{given['priority']}")
    headers = [{"Header": header, "ValueGlob": glob} for header, glob in given.get("headers", {}).items()]
    conditions: list[dict[str, Any]] = [{"MatchHeaders": {"AnyOf": [one]}} for one in headers]
    if "basePath" in given:
        conditions.append({"MatchBasePaths": {"AnyOf": [given["basePath"]]}})
    invoked = {
        "ApiId": given.get("restApiId", _the_api(answers)),
        "Stage": given.get("stage", "prod"),
        "StripBasePath": given.get("strip", False),
    }
    return {
        "RoutingRuleId": rule_id,
        "RoutingRuleArn": f"arn:aws:apigateway:eu-west-1:111122223333:/domainnames/{name}/routingrules/{rule_id}",
        "Priority": given["priority"],
        "Conditions": conditions,
        "Actions": [{"InvokeApi": invoked}],
    }


def _vpc_endpoint(answers: Answers, value: Any, identifier: str) -> None:
    suffix = f"execute-api.{_REGION}.vpce.amazonaws.com"
    endpoint = {
        "VpcEndpointId": identifier,
        "VpcEndpointType": "Interface",
        "VpcId": "vpc-0f1e2d3c4b5a69788",
        "ServiceName": f"com.amazonaws.{_REGION}.execute-api",
        "State": "available",
        "SubnetIds": [],
        "Groups": [{"GroupId": "sg-0a1b2c3d4e5f60718", "GroupName": "open"}],
        "NetworkInterfaceIds": [],
        "PolicyDocument": _EVERYTHING,
        "PrivateDnsEnabled": True,
        "DnsEntries": [{"DnsName": f"{identifier}-abcdefgh.{suffix}", "HostedZoneId": "Z1HUB23UULQXV"}],
        "OwnerId": "111122223333",
        **_members(value),
    }
    answers.setdefault(("describe_vpc_endpoints",), {"VpcEndpoints": []})["VpcEndpoints"].append(endpoint)


def _keys_of(answers: Answers, value: Any, name: str) -> None:
    plan = _named(answers["get_usage_plans",]["items"], "name", name, "usage plan")
    keys = [_named(answers["get_api_keys",]["items"], "name", key, "API key") for key in value]
    answers["get_usage_plan_keys", plan["id"]] = {
        "items": [{"id": key["id"], "type": "API_KEY", "value": key["value"], "name": key["name"]} for key in keys]
    }


def _web_acl(answers: Answers, value: Any, stage: str) -> None:
    """Add a web ACL, and let it protect the stage."""
    arn = f"arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/{_WEB_ACL_ID}"
    _stage(answers, {"webAclArn": arn}, stage)
    rules = [{"VisibilityConfig": _seen(rule["Name"]), "Priority": at, **rule} for at, rule in enumerate(_rules(value))]
    web_acl = {"Name": "shop", "Id": _WEB_ACL_ID, "ARN": arn, "VisibilityConfig": _seen("shop"), **_members(value)}
    answers["get_web_acl", arn] = {
        "WebACL": {"DefaultAction": {"Allow": {}}, **web_acl, "Rules": rules},
        "LockToken": _WEB_ACL_ID,
    }


def _rules(value: Any) -> list[dict[str, Any]]:
    return list(_members(value).get("Rules", []))


def _seen(name: str) -> dict[str, Any]:
    return {"SampledRequestsEnabled": False, "CloudWatchMetricsEnabled": False, "MetricName": name}


def _the_api(answers: Answers) -> str:
    rest, others = answers["get_rest_apis",]["items"], answers["v2_get_apis",]["Items"]
    ids = [str(one["id"]) for one in rest] + [str(one["ApiId"]) for one in others]
    if len(ids) != 1:
        raise ValueError(f"a change needs a world with one API, not {len(ids)}")
    return ids[0]


def _http_api(answers: Answers, value: Any) -> None:
    for api in (answers["v2_get_apis",]["Items"][0], answers["v2_get_api", _the_api(answers)]):
        api.update(_members(value))


def _route(answers: Answers, value: Any, more: str | None, key: str) -> None:
    """Edit, remove or add a route; what is saved is deployed."""
    routes = answers["v2_get_routes", _the_api(answers)]["Items"]
    found = next((one for one in routes if one["RouteKey"] == key), None)
    if (found is None) is not bool(more):
        raise ValueError(f"the route `{key}` is there {'already' if more else 'not'}")
    if found is None:
        found = {**routes[0], "RouteId": f"m0r3{len(routes)}", "RouteKey": key}
        routes.append(found)
    if value == _GONE:
        routes.remove(found)
    else:
        found.update(_members(value))


def _http_stage(answers: Answers, value: Any, name: str) -> None:
    stages = answers["v2_get_stages", _the_api(answers)]["Items"]
    found = _named(stages, "StageName", name, "stage")
    if value == _GONE:
        stages.remove(found)
    else:
        found.update(_members(value))
        for member in [name for name, told in found.items() if told == _GONE]:
            del found[member]


def _http_authorizer(answers: Answers, value: Any, identifier: str) -> None:
    listed = answers["v2_get_authorizers", _the_api(answers)]["Items"]
    listed.append({"AuthorizerId": identifier, "Name": identifier, **_members(value)})


def _named(items: list[dict[str, Any]], member: str, name: str, what: str) -> dict[str, Any]:
    found = next((item for item in items if item.get(member) == name), None)
    if found is None:
        raise ValueError(f"the world has no {what} `{name}`")
    return found


def _members(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"expected a table of members, not `{value}`")
    return value


def _user(answers: Answers, value: Any, name: str) -> None:
    users = answers["get_account_authorization_details",]["UserDetailList"]
    _named(users, "UserName", name, "user").update(_members(value))


def _add_policy(answers: Answers, value: Any, name: str) -> None:
    """Add a managed policy; `value` is its document."""
    answers["get_account_authorization_details",]["Policies"].append(
        {
            "PolicyName": name,
            "Arn": f"arn:aws:iam::111122223333:policy/{name}",
            "Path": "/",
            "DefaultVersionId": "v1",
            "PolicyVersionList": [{"Document": value, "VersionId": "v1", "IsDefaultVersion": True}],
        }
    )


_METHOD: Final = r"(saved|deployed|method) ([A-Z]+) (/\S*)"

_PLACES: Final[tuple[tuple[re.Pattern[str], Callable[..., None]], ...]] = (
    (re.compile(r"api"), _api),
    (re.compile(r"stage (\S+)"), _stage),
    (re.compile(_METHOD), _method),
    (re.compile(f"add {_METHOD}"), _add_method),
    (re.compile(r"authorizer (\S+)"), _authorizer),
    (re.compile(r"http api"), _http_api),
    (re.compile(r"(add )?route ([A-Z]+ /\S*|\$?[a-z]+)"), _route),
    (re.compile(r"http stage (\S+)"), _http_stage),
    (re.compile(r"http authorizer (\S+)"), _http_authorizer),
    (re.compile(r"request validator (\S+)"), _request_validator),
    (re.compile(r"model (\S+)"), _model),
    (re.compile(r"key (\S+)"), _key),
    (re.compile(r"plan (\S+)"), _plan),
    (re.compile(r"keys of (\S+)"), _keys_of),
    (re.compile(r"add domain (\S+)"), _domain),
    (re.compile(r"user (\S+)"), _user),
    (re.compile(r"add policy (\S+)"), _add_policy),
    (re.compile(r"web ACL of (\S+)"), _web_acl),
    (re.compile(r"VPC endpoint (\S+)"), _vpc_endpoint),
)
