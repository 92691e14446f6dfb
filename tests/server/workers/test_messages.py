"""What a worker and the server's process say to each other."""

import pickle

import pytest

from gatewright.gateway.stage_caches import StageCache
from gatewright.model.question import SpendQuota
from gatewright.model.request import Headers, Peer, Request, Tls
from gatewright.model.response import Response
from gatewright.model.usage import Quota
from gatewright.server.settings import Settings
from gatewright.server.workers.messages import Begin, Count, Forward, KeepResponse, Welcome

WHERE = ("000000000000", "us-east-1")


@pytest.mark.parametrize(
    "message",
    [
        Begin(Settings(), 3, 4, 5),
        Welcome(7),
        Count(WHERE, SpendQuota("p", "k", Quota(2, 0, "DAY")), 1.5),
        Forward(
            Request(
                method="GET",
                host="localhost",
                path="/",
                headers=Headers((("X-MiXeD", "1"),)),
                body=b"\0",
                peer=Peer(source_ip="127.0.0.1", tls=Tls(version="TLSv1.3", cipher_suite="x"), vpc_endpoint=None),
            )
        ),
        KeepResponse(StageCache(("r", "a", "s"), "0.5", 1), ("n", "GET"), Response(status=200), 9.0),
    ],
    ids=lambda one: type(one).__name__,
)
def test_a_message_is_the_same_on_the_other_side(message: object) -> None:
    """Nothing is lost on the way."""
    assert message == pickle.loads(pickle.dumps(message))
