"""Fields to match and text transformations."""

from gatewright.configuration.waf_fields import field_to_match, forwarded_ip, transformations
from gatewright.model.waf import FieldToMatch, ForwardedIp


def test_names_are_read_in_lower_case() -> None:
    """Of headers, cookies and arguments; JSON pointers stay."""
    headers = {"MatchPattern": {"IncludedHeaders": ["A"]}, "MatchScope": "KEY", "OversizeHandling": "MATCH"}
    cookies = {"MatchPattern": {"ExcludedCookies": ["B"]}, "MatchScope": "ALL", "OversizeHandling": "NO_MATCH"}
    body = {"MatchPattern": {"IncludedPaths": ["/A"]}, "MatchScope": "VALUE", "InvalidFallbackBehavior": "MATCH"}

    assert field_to_match({"SingleHeader": {"Name": "X-A"}}) == FieldToMatch(kind="SingleHeader", name="x-a")
    assert field_to_match({"Headers": headers}) == FieldToMatch(
        kind="Headers", scope="KEY", included=("a",), oversize="MATCH"
    )
    assert field_to_match({"Cookies": cookies}) == FieldToMatch(
        kind="Cookies", scope="ALL", excluded=("b",), oversize="NO_MATCH"
    )
    assert field_to_match({"JsonBody": body}) == FieldToMatch(kind="JsonBody", included=("/A",), fallback="MATCH")


def test_transformations_are_read_by_priority() -> None:
    """Without those that do nothing."""
    found = [
        {"Priority": 2, "Type": "LOWERCASE"},
        {"Priority": 1, "Type": "URL_DECODE"},
        {"Priority": 0, "Type": "NONE"},
    ]

    assert transformations(found) == ("URL_DECODE", "LOWERCASE")


def test_a_forwarded_address_is_the_first_unless_it_says() -> None:
    """Without a configuration there is none."""
    assert forwarded_ip({"HeaderName": "X-F", "FallbackBehavior": "MATCH"}) == ForwardedIp(
        header="x-f", fallback="MATCH"
    )
    assert forwarded_ip(None) is None
