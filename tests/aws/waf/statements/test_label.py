"""Label match."""

import pytest

from gatewright.aws.waf.compile import test as compiled_test
from gatewright.aws.waf.statements.parts import Places
from tests.aws.waf.asking import CONTEXT, asks, inspection, request, statement

OWN = f"{CONTEXT}bots:bad"
FOREIGN = "awswaf:managed:aws:core-rule-set:NoUserAgent_Header"


def label(scope: str, key: str) -> dict[str, dict[str, str]]:
    """Return a label match."""
    return {"LabelMatchStatement": {"Scope": scope, "Key": key}}


@pytest.mark.parametrize(
    ("scope", "key", "expected"),
    [
        ("LABEL", "bad", True),
        ("LABEL", "bots:bad", True),
        ("LABEL", OWN, True),
        ("LABEL", "ad", False),
        ("LABEL", "bots", False),
        ("LABEL", "Bad", False),
        ("LABEL", "NoUserAgent_Header", False),
        ("LABEL", FOREIGN, True),
        ("NAMESPACE", "bots:", True),
        ("NAMESPACE", "awswaf:managed:aws:core-rule-set:", True),
        ("NAMESPACE", "core-rule-set:", False),
        ("NAMESPACE", "bo:", False),
    ],
)
def test_labels_are_matched_part_by_part(scope: str, key: str, expected: bool) -> None:
    """Without the prefix, the rule's own context is meant; letter case counts."""
    assert asks(label(scope, key), request(), labels=(OWN, FOREIGN)) is expected


def test_a_label_that_may_be_there_decides_nothing() -> None:
    """Nor does a group that may have added any."""
    test = compiled_test(statement(label("LABEL", "bad")), Places(), CONTEXT)
    unsure, unknown = inspection(request()), inspection(request())
    unsure.unsure_labels = {OWN}
    unknown.any_label = True

    assert (test(unsure), test(unknown), test(inspection(request()))) == (None, None, False)
