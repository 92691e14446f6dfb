"""Where the calls of an HTTP_PROXY integration go."""

from typing import Any

import pytest

from gatewright.gateway.vpc_links import LinkTarget
from tests.gateway.http_api.one_route import PROXY, OneRoute
from tests.http_apis import HOST

LISTENER = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/pets/50dc6c495c0c9188/f2f7dc8efc522ab2"
PRIVATE = {**PROXY, "IntegrationUri": LISTENER, "ConnectionType": "VPC_LINK", "ConnectionId": "abc"}
TARGET = LinkTarget(arn=LISTENER, host="127.0.0.1", port=None)


def private(target: LinkTarget = TARGET, stage: str = "$default", **more: Any) -> OneRoute:
    """Return an API whose route leads through a VPC link."""
    return OneRoute({**PRIVATE, **more}, stage={"StageName": stage}, link_target=lambda *_: target)


def test_a_path_that_a_mapping_set_replaces_the_uris_and_not_its_query() -> None:
    """`overwrite:path` of a public endpoint."""
    mapping = {"overwrite:path": "to/$request.path.id"}
    one = OneRoute({**PROXY, "IntegrationUri": "http://pets.example/in?k=v", "RequestParameters": mapping})
    one.served("GET /pets/7?e=f")

    assert "/to/7?k=v&e=f" == one.backs.sent[0].target


def test_a_private_target_gets_the_callers_path_and_host() -> None:
    """Over plain HTTP, on port 80 unless another was told."""
    one = private()
    one.served("GET /pets/a%2Fb?e=f")
    (sent,) = one.backs.sent

    assert ("http", "127.0.0.1", 80, "/pets/a%2Fb?e=f") == (sent.scheme, sent.host, sent.port, sent.target)
    assert ("Host", HOST) == sent.headers[0]


def test_a_stage_stands_before_the_path_unless_a_mapping_says_otherwise() -> None:
    """Documented: `overwrite:path` with `$request.path` takes it away."""
    kept, taken = private(stage="prod"), private(stage="prod", RequestParameters={"overwrite:path": "$request.path"})
    kept.served("GET /prod/pets/7")
    taken.served("GET /prod/pets/7")

    assert ["/prod/pets/7", "/pets/7"] == [one.backs.sent[0].target for one in (kept, taken)]


@pytest.mark.parametrize(("tls", "name"), [({}, None), ({"ServerNameToVerify": "pets.internal"}, "pets.internal")])
def test_a_tls_configuration_makes_it_https(tls: dict[str, str], name: str | None) -> None:
    """Documented: the name is asked for and verified."""
    one = private(TlsConfig=tls)
    one.served("GET /pets/7")
    (sent,) = one.backs.sent

    assert ("https", 443, name) == (sent.scheme, sent.port, sent.server_name)


def test_a_mapping_may_set_the_host() -> None:
    """For load balancers that choose by it."""
    one = private(RequestParameters={"overwrite:header.host": "pets.internal"})
    one.served("GET /pets/7")

    assert ["pets.internal"] == [value for name, value in one.backs.sent[0].headers if name.lower() == "host"]


def test_a_link_that_leads_nowhere_is_503_and_the_log_says_why() -> None:
    """As any backend that cannot be reached."""
    served = OneRoute(PRIVATE).served("GET /pets/7")

    assert (503, "there is no VPC link ``") == (served.response.status, served.integration.error)
