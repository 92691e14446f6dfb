from dataclasses import replace

from gatewright.checks.stage.evidence import no_such_stage, segment, stages_of
from gatewright.model.api import Api
from gatewright.model.fact import Fact
from gatewright.model.unknown import UNKNOWN
from tests.checks.presence import reaching


def api() -> Api:
    """Return the API of the pets."""
    found = reaching("route").api
    assert isinstance(found, Api)
    return found


def test_the_stages_that_are_known_are_named() -> None:
    """For whoever wrote another; where nobody told them, that is said."""
    names = ", ".join(stage.name for stage in api().stages.known())
    denial = no_such_stage(reaching("route"), (segment("dev"),))

    assert Fact("configuration", f"rest_apis[{api().id}].stages", names) == stages_of(api(), "rest_apis")
    assert ("stage.not-found", names) == (denial.cause.id, denial.values["known_stages"])
    assert (Fact("request", "path[0]", "dev"),) == denial.because
    assert "?" == no_such_stage(replace(reaching("route"), api=UNKNOWN), ()).values["known_stages"]
    assert Fact("request", "path[0]", "-") == segment("")
