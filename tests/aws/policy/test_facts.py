"""What is known of a call from outside."""

from dataclasses import fields

from gatewright.aws.policy.facts import Facts, method_resource, of_call, resource
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.aws.policy.made import ACCOUNT, API, call


def test_the_resource_of_a_call_is_its_method_arn() -> None:
    """The path below the stage follows the verb without its leading slash; the root ends in a slash."""
    assert f"{API}/prod/GET/pets/7" == call("/pets/7").resource.whole
    assert f"{API}/prod/GET/" == call("/").resource.text
    assert (ACCOUNT, "eu-west-1") == (call().resource.account, call().resource.region)


def test_what_is_known_of_an_arn_is_kept() -> None:
    """An unknown stage leaves the API known, and an unknown account the rest."""
    found = method_resource(
        region="eu-west-1", account_id=UNKNOWN, api_id="a1", stage=UNKNOWN, http_method="GET", path="/x"
    )

    assert found.whole is None
    assert isinstance(found.text, Unknown)
    assert "a1/" == found.known
    assert isinstance(found.account, Unknown)


def test_an_unknown_account_leaves_the_rest_known() -> None:
    """The sixth part is whole even if the account is missing."""
    found = method_resource(region="r", account_id=UNKNOWN, api_id="a1", stage="s", http_method="GET", path="/x")

    assert "a1/s/GET/x" == found.parts[5]
    assert found.whole is None


def test_an_arn_that_is_short_has_empty_parts() -> None:
    """Any text can be asked about; only ARNs match much."""
    assert ("arn", "aws", "", "", "", "") == resource("arn:aws").parts


def test_nothing_is_known_unless_told() -> None:
    """Facts that nobody gave are unknown, not absent."""
    facts = Facts(resource=resource("arn:aws:s3:::b"))

    assert isinstance(facts.caller, Unknown)
    assert isinstance(facts.headers.get("referer"), Unknown)


def test_facts_of_a_call_are_what_their_names_say() -> None:
    """Made quickly, they are the same, field by field."""
    found = of_call(resource(API), None, "192.0.2.7", True, Headers((("A", "b"),)), None, "arn:of:a:name", 7.0)
    expected = Facts(
        resource=resource(API),
        caller=None,
        source_ip="192.0.2.7",
        secure_transport=True,
        headers=Headers((("A", "b"),)),
        vpc_endpoint=None,
        via_domain_arn="arn:of:a:name",
        source_arn=None,
        now=7.0,
    )

    assert found == expected
    assert [getattr(expected, field.name) for field in fields(Facts)] == [
        getattr(found, field.name) for field in fields(Facts)
    ]
