"""A domain name is a value."""

from gatewright.model.domain import BasePathMapping, DomainName


def test_domain_names_of_the_same_members_are_equal() -> None:
    """Two readings of one domain name are one value."""
    one, other = (
        DomainName(name="a.example.com", mappings=(BasePathMapping(base_path="", rest_api_id="a1"),)) for _ in range(2)
    )

    assert {one: "found"}[other] == "found"
