"""Sets of addresses."""

from gatewright.aws.policy.conditions.ip import address
from gatewright.aws.waf.address_ranges import Ranges


def test_many_ranges_cost_as_little_as_few() -> None:
    """One look for each length of prefix; what is no range is in none."""
    ranges = Ranges([*(f"10.{high}.{low}.0/24" for high in range(40) for low in range(250)), "nothing", "::1/128"])
    inside, outside, six = address("10.39.249.9"), address("10.40.0.0"), address("::1")
    assert inside is not None
    assert outside is not None
    assert six is not None

    assert (inside in ranges, outside in ranges, six in ranges) == (True, False, True)
