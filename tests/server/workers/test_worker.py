"""What a client meets at the door of a worker: the same as with one process, whichever takes his call."""

import io
import json
import time
import zipfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import partial

from websockets.asyncio.client import connect

from gatewright.lab.estate import Estate, add_method
from tests.gatewright_server import Running
from tests.server.test_web_acls import Shop, rule
from tests.server.test_websocket_apis import build as chat_of
from tests.server.test_websocket_apis import elsewhere, id_of, let, played
from tests.server.workers.doors import CONNECTIONS, doors

CODE = """
import json
def handler(event, context):
    print("ASKED", event["authorizationToken"])
    return {
        "principalId": "somebody",
        "policyDocument": {"Version": "2012-10-17", "Statement": [
            {"Action": "execute-api:Invoke", "Effect": "Allow", "Resource": "*"}]},
    }
"""


def host_of(estate: Estate) -> str:
    """Return the default endpoint of an API."""
    return f"{estate.api_id}.execute-api.us-east-1.amazonaws.com"


def test_a_commit_counts_at_every_door_when_it_is_answered(crew: Running, estate: Estate) -> None:
    """The control plane answers through any worker, and each of them knows by then."""
    with doors(crew) as opened:
        for number in range(8):
            path = f"/prod/new{number}"
            resource = estate.client.create_resource(
                restApiId=estate.api_id, parentId=estate.root_id, pathPart=f"new{number}"
            )
            add_method(estate.client, estate.api_id, resource["id"], "GET")
            before = opened.send("GET", path, host_of(estate))
            estate.client.create_deployment(restApiId=estate.api_id, stageName="prod")
            after = opened.send("GET", path, host_of(estate))

            assert {403: CONNECTIONS} == Counter(status for status, _ in before)
            assert {200: CONNECTIONS} == Counter(status for status, _ in after)


def test_a_quota_lets_in_its_limit_over_all_workers(crew: Running, estate: Estate) -> None:
    """Ten of thirty-six, and `GetUsage` counts them at once."""
    client = estate.client
    client.update_usage_plan(
        usagePlanId=estate.plan_id,
        patchOperations=[
            {"op": "replace", "path": "/quota/limit", "value": "10"},
            {"op": "replace", "path": "/quota/period", "value": "DAY"},
        ],
    )
    with doors(crew) as opened:
        found = [
            status
            for _ in range(3)
            for status, _ in opened.send("POST", "/prod/orders", host_of(estate), x_api_key=estate.key_value)
        ]
    day = time.strftime("%Y-%m-%d", time.gmtime())
    usage = client.get_usage(usagePlanId=estate.plan_id, keyId=estate.key_id, startDate=day, endDate=day)

    assert {200: 10, 429: 26} == Counter(found)
    assert [[10, 0]] == usage["items"][estate.key_id]


def test_a_bucket_holds_its_burst_over_all_workers(crew: Running, estate: Estate) -> None:
    """Seven of twenty-four, where nothing flows in again."""
    estate.client.update_stage(
        restApiId=estate.api_id,
        stageName="prod",
        patchOperations=[
            {"op": "replace", "path": "/*/*/throttling/rateLimit", "value": "0.001"},
            {"op": "replace", "path": "/*/*/throttling/burstLimit", "value": "7"},
        ],
    )
    with doors(crew) as opened:
        found = [status for _ in range(2) for status, _ in opened.send("GET", "/prod/pets", host_of(estate))]

    assert {200: 7, 429: 17} == Counter(found)


def test_a_stage_has_one_cache(crew: Running, estate: Estate) -> None:
    """What one worker kept all of them answer, until the stage is told to forget it."""
    client = estate.client
    resource = client.create_resource(restApiId=estate.api_id, parentId=estate.root_id, pathPart="now")["id"]
    where = {"restApiId": estate.api_id, "resourceId": resource, "httpMethod": "GET"}
    add_method(client, estate.api_id, resource, "GET")
    client.put_integration_response(
        **where, statusCode="200", responseTemplates={"application/json": "$context.requestId"}
    )
    client.create_deployment(restApiId=estate.api_id, stageName="prod")
    client.update_stage(
        restApiId=estate.api_id,
        stageName="prod",
        patchOperations=[
            {"op": "replace", "path": "/cacheClusterEnabled", "value": "true"},
            {"op": "replace", "path": "/cacheClusterSize", "value": "0.5"},
            {"op": "replace", "path": "/*/*/caching/enabled", "value": "true"},
        ],
    )
    with doors(crew) as opened:
        first = crew.send("GET", "/prod/now", host=host_of(estate)).body
        kept = {body for _, body in opened.send("GET", "/prod/now", host_of(estate))}
        client.flush_stage_cache(restApiId=estate.api_id, stageName="prod")
        anew = crew.send("GET", "/prod/now", host=host_of(estate)).body
        flushed = {body for _, body in opened.send("GET", "/prod/now", host_of(estate))}

    assert ({first}, {anew}) == (kept, flushed)
    assert first != anew


def test_an_authorizer_is_asked_once_and_what_it_logs_can_be_read(crew: Running, estate: Estate) -> None:
    """Its answer is kept for all workers, and its function runs in one pool."""
    client, packed = estate.client, io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("door.py", CODE)
    functions = crew.client("lambda")
    function = functions.create_function(
        FunctionName="door",
        Runtime="python3.12",
        Role="arn:aws:iam::000000000000:role/door",
        Handler="door.handler",
        Code={"ZipFile": packed.getvalue()},
    )["FunctionArn"]
    functions.add_permission(
        FunctionName="door", StatementId="api", Action="lambda:InvokeFunction", Principal="apigateway.amazonaws.com"
    )
    authorizer = client.create_authorizer(
        restApiId=estate.api_id,
        name="door",
        type="TOKEN",
        authorizerUri=f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{function}/invocations",
        identitySource="method.request.header.Authorization",
    )["id"]
    resource = client.create_resource(restApiId=estate.api_id, parentId=estate.root_id, pathPart="in")["id"]
    add_method(client, estate.api_id, resource, "GET")
    client.update_method(
        restApiId=estate.api_id,
        resourceId=resource,
        httpMethod="GET",
        patchOperations=[
            {"op": "replace", "path": "/authorizationType", "value": "CUSTOM"},
            {"op": "replace", "path": "/authorizerId", "value": authorizer},
        ],
    )
    client.create_deployment(restApiId=estate.api_id, stageName="prod")
    first = crew.send("GET", "/prod/in", host=host_of(estate), Authorization="sesame").status
    with doors(crew) as opened:
        found = opened.send("GET", "/prod/in", host_of(estate), Authorization="sesame")
    events = crew.client("logs").filter_log_events(logGroupName="/aws/lambda/door", filterPattern="ASKED")["events"]

    assert 200 == first
    assert {200: CONNECTIONS} == Counter(status for status, _ in found)
    assert ["ASKED sesame\n"] == [event["message"] for event in events]


def test_the_access_log_holds_every_call_that_was_answered(crew: Running, estate: Estate) -> None:
    """Whoever asks for it meanwhile."""
    group = f"access-{estate.api_id}"
    crew.client("logs").create_log_group(logGroupName=group)
    place = f"arn:aws:logs:us-east-1:000000000000:log-group:{group}"
    estate.client.update_stage(
        restApiId=estate.api_id,
        stageName="prod",
        patchOperations=[
            {"op": "replace", "path": "/accessLogSettings/destinationArn", "value": place},
            {"op": "replace", "path": "/accessLogSettings/format", "value": "$context.requestId"},
        ],
    )
    with doors(crew) as opened:
        opened.send("GET", "/prod/pets", host_of(estate))
    events = crew.client("logs").filter_log_events(logGroupName=group)["events"]

    assert CONNECTIONS == len({event["message"] for event in events})


def test_the_servers_own_pages_are_at_every_door(crew: Running) -> None:
    """All tell of the same revision."""
    with doors(crew) as opened:
        found = opened.send("GET", "/_gatewright/health", "localhost")

    assert {"ok"} == {json.loads(body)["status"] for _, body in found}
    assert 1 == len({json.loads(body)["revision"] for _, body in found})


def test_a_large_body_reaches_the_control_plane(crew: Running, estate: Estate) -> None:
    """Nine megabytes go through a worker; what it says of them is the control plane's."""
    answer = crew.send("PUT", "/restapis?mode=merge", host="localhost", body=b"x" * 9_000_000)

    assert estate.api_id
    assert 400 <= answer.status < 500


def test_a_client_is_reached_whichever_worker_holds_it(crew: Running) -> None:
    """Backends post by new connections, which come to any door; whoever left is gone at each of them."""
    chat = chat_of(crew)
    let(chat, "execute-api:*", f"arn:aws:execute-api:us-east-1:000000000000:{chat.api_id}/*")
    there = chat.connections()

    async def main() -> tuple[list[str | bytes], list[int]]:
        clients = [await connect(chat.url(), compression=None) for _ in range(CONNECTIONS)]
        names = [await id_of(client) for client in clients]
        for name in names:
            await elsewhere(partial(there.post_to_connection, ConnectionId=name, Data=name.encode()))
        heard = [await client.recv() for client in clients]
        for client in clients:
            await client.close()
        gone = [await elsewhere(partial(there.get_connection, ConnectionId=name)) for name in names]
        return [name for name, one in zip(names, heard, strict=True) if one != name], [
            one["ResponseMetadata"]["HTTPStatusCode"] for one in gone
        ]

    assert ([], [410] * CONNECTIONS) == played(main())


def test_a_rate_based_rule_counts_over_all_workers_and_its_samples_are_together(crew: Running) -> None:
    """Ten of twenty-four pass, and `GetSampledRequests` knows of each of them."""
    rate = {"RateBasedStatement": {"Limit": 10, "AggregateKeyType": "IP", "EvaluationWindowSec": 60}}
    shop = Shop(crew, rule(rate, name="rate"))
    with doors(crew) as opened:
        host = f"{shop.api_id}.execute-api.us-east-1.amazonaws.com"
        found = [status for _ in range(2) for status, _ in opened.send("GET", "/prod/pets", host)]
    now = datetime.now(UTC)
    sampled = [
        shop.waf.get_sampled_requests(
            WebAclArn=shop.summary["ARN"],
            RuleMetricName=metric,
            Scope="REGIONAL",
            TimeWindow={"StartTime": now - timedelta(minutes=5), "EndTime": now + timedelta(minutes=5)},
            MaxItems=100,
        )["PopulationSize"]
        for metric in ("rate", "shop")
    ]

    assert {200: 10, 403: 14} == Counter(found)
    assert [14, 10] == sampled


def test_what_is_granted_beyond_a_quota_counts_at_every_door(crew: Running, estate: Estate) -> None:
    """As soon as `UpdateUsage` is answered, and no more than that."""
    quota = [
        {"op": "replace", "path": f"/quota/{name}", "value": value}
        for name, value in (("limit", "5"), ("period", "DAY"))
    ]
    estate.client.update_usage_plan(usagePlanId=estate.plan_id, patchOperations=quota)
    with doors(crew) as opened:
        before = opened.send("POST", "/prod/orders", host_of(estate), x_api_key=estate.key_value)
        estate.client.update_usage(
            usagePlanId=estate.plan_id,
            keyId=estate.key_id,
            patchOperations=[{"op": "replace", "path": "/remaining", "value": "4"}],
        )
        after = opened.send("POST", "/prod/orders", host_of(estate), x_api_key=estate.key_value)

    assert {200: 5, 429: CONNECTIONS - 5} == Counter(status for status, _ in before)
    assert {200: 4, 429: CONNECTIONS - 4} == Counter(status for status, _ in after)
