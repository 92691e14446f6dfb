"""What would have to be learnt to know which API a host names."""

from gatewright.checks.domain.missing import (
    api_missing,
    domain_names,
    judgement_of_signature,
    mappings_missing,
    region_of_domain,
    stages_missing,
    vpc_endpoints,
)
from tests.checks.presence import CUSTOM, PETS, blind


def test_each_is_told_apart_by_its_subject() -> None:
    """A subject is an id: two gaps never share one."""
    gaps = (
        api_missing("a1"),
        api_missing("b2"),
        domain_names(),
        judgement_of_signature(),
        vpc_endpoints(blind()),
        mappings_missing("a.example.com"),
        mappings_missing("b.example.com"),
        region_of_domain("a.example.com"),
        stages_missing("a1"),
    )

    assert len({gap.subject for gap in gaps}) == len(gaps)


def test_a_command_names_the_region_where_it_is_known() -> None:
    """What nobody told us stands by its name."""
    assert "com.amazonaws.eu-west-1.execute-api" in str(vpc_endpoints(blind(PETS)).command)
    assert "com.amazonaws.<region>.execute-api" in str(vpc_endpoints(blind(CUSTOM)).command)
