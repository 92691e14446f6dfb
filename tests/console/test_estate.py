"""What stands on a server."""

from gatewright.console.estate import estate
from gatewright.console.recording import Doors
from tests.console.made import World

PLAIN = Doors(("127.0.0.1", 4566), ("127.0.0.1", 4567))


def test_every_kind_of_api_has_an_address_of_this_machine() -> None:
    """A REST API by its stage, an HTTP API at the root for `$default`, a WebSocket API by its own scheme."""
    world = World()
    account = world.pets.account
    shop = account.call("create_api", service="apigatewayv2", Name="shop", ProtocolType="HTTP")["ApiId"]
    account.call("create_stage", service="apigatewayv2", ApiId=shop, StageName="$default", AutoDeploy=True)
    chat = account.call(
        "create_api",
        service="apigatewayv2",
        Name="chat",
        ProtocolType="WEBSOCKET",
        RouteSelectionExpression="$request.body.action",
    )["ApiId"]
    account.call("create_stage", service="apigatewayv2", ApiId=chat, StageName="prod")

    found = estate(account.store, PLAIN)

    assert {(api.name, api.protocol, api.region): tuple(stage.url for stage in api.stages) for api in found.apis} == {
        ("pets", "REST", "eu-west-1"): ("http://127.0.0.1:4566/_aws/execute-api/pets/dev/",),
        ("shop", "HTTP", "eu-west-1"): (f"http://127.0.0.1:4566/_aws/execute-api/{shop}/",),
        ("chat", "WEBSOCKET", "eu-west-1"): (f"ws://127.0.0.1:4566/_aws/execute-api/{chat}/prod",),
    }
    assert found.name_of(shop) == "shop"
    assert found.name_of("nobody") == "nobody"
    assert found.name_of(None) == ""


def test_domain_names_say_where_they_lead() -> None:
    """A base path for each, none for all."""
    account = World().pets.account
    with account.store.transaction("000000000000", "eu-west-1") as documents:
        documents.put("domain_name", "api.example.com", document={"domainName": "api.example.com"})
        for path, stage in (("(none)", "dev"), ("v1", "")):
            mapping = {"basePath": path, "restApiId": "pets", "stage": stage}
            documents.put("base_path_mapping", "api.example.com", path, document=mapping)

    (domain,) = estate(account.store, PLAIN).domains

    assert domain.name == "api.example.com"
    assert domain.mappings == (("", "pets", "dev"), ("v1", "pets", ""))
