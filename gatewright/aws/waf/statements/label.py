"""Label match: a label that an earlier rule added.

Restates "Label match rule statement", AWS WAF developer guide:
https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-label-match.html
"""

from gatewright.aws.waf.inspection import Inspection, Match
from gatewright.aws.waf.labels import matcher
from gatewright.aws.waf.statements.parts import Test
from gatewright.model.waf import LabelMatch


def compiled(statement: LabelMatch, context: str) -> Test:
    """Return the statement as a function; `context` is the label namespace of its web ACL or rule group."""
    meant = matcher(statement, context)

    def test(inspection: Inspection) -> bool | None:
        for label in inspection.labels:
            if meant(label):
                inspection.matched = Match("LabelMatchStatement", "Label", label.encode())
                return True
        if inspection.any_label or any(meant(label) for label in inspection.unsure_labels):
            return None
        return False

    return test
