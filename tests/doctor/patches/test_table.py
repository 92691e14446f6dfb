from gatewright.doctor.patches.table import WRITERS
from gatewright.engine.catalogue import CAUSES


def test_every_remedy_that_is_written_is_one_of_a_cause() -> None:
    """Or nobody would ever ask for it."""
    remedies = {fix.remedy for cause in CAUSES.values() for fix in cause.fixes}

    assert set() == set(WRITERS) - remedies
