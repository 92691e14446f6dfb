"""JUnit XML for whatever shows test results."""

from xml.etree import ElementTree as ET

from gatewright.doctor.report.junit import as_junit
from gatewright.i18n import in_english
from tests.doctor.report.made import ALL, UNDECIDED


def test_a_refused_call_is_a_failed_test() -> None:
    """One case a call, named by it; what passed is a test that passed."""
    suites = ET.fromstring(as_junit(ALL, in_english))
    cases = suites.findall("testsuite/testcase")
    kinds = [failure.get("type") for case in cases for failure in case.findall("failure")]

    assert ("5", "4") == (suites.get("tests"), suites.get("failures"))
    assert ["route.not-found", "narrowed", "undecidable", "iam.signature-mismatch-encoding"] == kinds
    assert (cases[0].get("name") or "").startswith("GET a1b2c3d4e5.execute-api")


def test_what_xml_cannot_hold_is_replaced() -> None:
    """A body may hold escape sequences."""
    assert "\x1b" not in as_junit([UNDECIDED], in_english)
