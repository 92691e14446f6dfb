"""Every check of a call."""

from dataclasses import replace

import pytest

from gatewright.console.reader import Reader
from gatewright.console.views.way import Line, checks, way
from gatewright.gateway.passed import Served
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Unsure
from gatewright.model.response import Response
from gatewright.model.trace import Step
from gatewright.model.unknown import Missing
from tests.console.made import KEY, Page, World, kept


def states(path: str = "/dev/pets", **headers: str) -> dict[str, str]:
    """Return what came of each check of a call to a method with an API key."""
    call = kept(World(apiKeyRequired=True).decided(path, **headers))
    return {line.phase.id: line.phase.state for line in way(call)}


def test_every_check_of_the_kind_of_api_stands_there_in_order() -> None:
    """Those that passed, that do not apply, that refused, and that were not reached; what is behind comes last."""
    found = states(x_api_key=KEY)

    assert list(found) == [
        *("domain", "stage", "tls", "endpoint", "waf", "route", "resource-policy", "iam", "authorizer", "authorize"),
        *("api-key", "throttle", "request", "integration"),
    ]
    assert (found["route"], found["iam"]) == ("passed", "not-asked")
    assert (found["api-key"], found["throttle"], found["integration"]) == ("refused", "not-reached", "not-reached")


def test_an_unknown_api_is_asked_what_any_is_asked() -> None:
    """Where nothing says which API was called, the first check refuses and no other is reached."""
    call = replace(kept(World().decided("/dev/pet")), protocol=None, trace=())

    assert {line.phase.state for line in way(call)} == {"not-reached"}


@pytest.mark.parametrize(("status", "state"), [(200, "answered"), (302, "answered"), (502, "failed")])
def test_what_is_behind_answers(status: int, state: str) -> None:
    """Or does so with an error, which is no refusal of the front door."""
    call = kept(World().decided(), Served(response=Response(status=status)))

    assert way(call)[-1].phase.state == state


def test_reasons_and_facts_stand_beside_and_are_escaped() -> None:
    """Of a refusal its evidence, of a pass what was found, of a doubt what lacks."""
    call = kept(World().decided("/dev/<i>pet"))
    gap = Missing(subject="x", what=Message("the <b>{name}</b>", {"name": "<u>"}))
    doubtful = replace(call, trace=(*call.trace[:-1], Step("route", Unsure((gap,), ()))))

    html = checks(Reader("en"), way(call))
    unsure = checks(Reader("en"), way(doubtful))

    absent = Fact("request", "aws:username", "-", remark=Message("no <user>"))
    reason = checks(Reader("en"), (Line(way(call)[0].phase, (), (absent,)),))

    assert "<code>-</code> (no &lt;user&gt;)" in reason
    assert Page(html).open == []
    assert "<code>/&lt;i&gt;pet</code>" in html
    assert "No resource of the deployed API has this path." in html
    assert "the &lt;b&gt;&lt;u&gt;&lt;/b&gt;" in unsure
    assert 'class="suspected"' in unsure
