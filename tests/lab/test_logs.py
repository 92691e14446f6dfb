"""The execution log of one call, and of no other."""

from gatewright.lab.attempt import Attempt
from gatewright.lab.estate import build
from gatewright.lab.logs import log_everything, with_execution_log
from gatewright.lab.wire import attempt
from gatewright.model.observation import Observation
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange
from gatewright.sources.recognise import read
from tests.gatewright_server import Running


def no_call(url: str) -> Exchange:
    """Refuse to call."""
    raise AssertionError(url)


def test_the_lines_of_the_call_are_read(gateway: Running) -> None:
    """Each names the id of the answer."""
    estate = build(gateway.client())
    log_everything(estate)
    attempt(gateway.url, Attempt(method="GET", path="/prod/pets"), estate.api_id)
    answer = attempt(gateway.url, Attempt(method="POST", path="/prod/orders"), estate.api_id)
    exchange = read(answer.transcript.encode(), origin="lab", call=no_call)[0]
    found = with_execution_log(exchange, gateway.client("logs"), estate.api_id).observation
    lines, request_id = found.execution_log, found.headers.get("x-amzn-requestid")

    assert not isinstance(lines, Unknown)
    assert lines
    assert [line for line in lines if f"({request_id})" not in line] == []
    assert any("requires API Key" in line for line in lines)


def test_without_an_id_there_is_nothing_to_look_for() -> None:
    """The exchange stays as it is."""
    exchange = Exchange(observation=Observation())

    assert with_execution_log(exchange, None, "a1b2c3d4e5") is exchange
