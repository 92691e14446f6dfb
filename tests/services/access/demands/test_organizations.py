"""What Organizations demands."""

from tests.services.access.demands.asking import demanded


def test_what_a_call_names_is_unknown() -> None:
    """Only policies about everything allow it."""
    assert [("organizations:ListRoots", ("*",))] == demanded("organizations", "ListRoots")
    assert [("organizations:DescribeAccount", ("?",))] == demanded("organizations", "DescribeAccount", AccountId="1")
