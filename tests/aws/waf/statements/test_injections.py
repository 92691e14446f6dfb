"""SQL injection and cross-site scripting as statements."""

import pytest

from tests.aws.waf.asking import asks, looks, request


@pytest.mark.parametrize(
    ("found", "query", "expected"),
    [
        (looks("SqliMatch", None, "URL_DECODE"), "page=2&id=1%20OR%201=1", True),
        (looks("SqliMatch", {"AllQueryArguments": {}}, "URL_DECODE"), "id=1%20OR%201=1", True),
        (looks("SqliMatch", {"AllQueryArguments": {}}), "id=%27%20OR%20%27", False),
        (looks("SqliMatch", {"AllQueryArguments": {}}, "URL_DECODE"), "id=7+and+8", False),
        (looks("SqliMatch", {"AllQueryArguments": {}}, "URL_DECODE", SensitivityLevel="HIGH"), "id=7+and+8", True),
        (looks("XssMatch", None, "URL_DECODE"), "q=%3Cscript%3E", True),
        (looks("XssMatch", None, "URL_DECODE"), "q=%3Cb%3E", False),
    ],
)
def test_parts_are_judged_after_their_transformations(found: dict[str, object], query: str, expected: bool) -> None:
    """Each value for itself."""
    assert asks(found, request(query=query)) is expected
