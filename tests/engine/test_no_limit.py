from gatewright.engine.no_limit import no_limit_is_reached
from gatewright.model.question import SpendQuota
from gatewright.model.unknown import UNKNOWN
from gatewright.model.usage import Quota


def test_no_limit_is_reached() -> None:
    """Limits are left out; whatever else the world is asked, nobody tells."""
    assert no_limit_is_reached(SpendQuota("p", "k", Quota(1, 0, "DAY"))) is True
    assert no_limit_is_reached("anything else") is UNKNOWN  # type: ignore[arg-type]  # no other question has a yes
