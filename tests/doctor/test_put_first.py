from gatewright.doctor.put_first import put_first
from tests.doctor.report.made import DECIDED, NARROWED


def test_named_causes_come_first_in_their_order_and_the_others_stay_as_they_were() -> None:
    """Whatever is named and not found changes nothing."""
    found = NARROWED.findings
    ids = [finding.cause.id for finding in found]
    wanted = (ids[3], DECIDED.findings[0].cause.id, ids[1])
    first = [one for one in wanted if one in ids]

    assert len(set(ids)) == len(ids)
    assert [*first, *(one for one in ids if one not in first)] == [one.cause.id for one in put_first(found, wanted)]
