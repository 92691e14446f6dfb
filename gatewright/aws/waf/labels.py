"""Labels: their full names, and what a label match statement finds among them.

Restates "Label syntax and naming requirements" and "Label match rule statement", AWS WAF developer guide:
https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-label-requirements.html
"""

from collections.abc import Callable
from typing import Final

from gatewright.model.waf import LabelMatch

PREFIX: Final = "awswaf:"
"""Every full name starts so."""


def matcher(statement: LabelMatch, context: str) -> Callable[[str], bool]:
    """Return what tells whether a label's full name is meant; `context` is the label namespace of the rule."""
    key = statement.key
    if statement.scope == "NAMESPACE":
        if key.startswith(PREFIX):
            return lambda label: label.startswith(key)
        return lambda label: label.startswith(context) and f":{key}" in f":{label.removeprefix(context)}"
    if key.startswith(PREFIX):
        return lambda label: label == key
    end = f":{key}"
    return lambda label: label.startswith(context) and f":{label.removeprefix(context)}".endswith(end)
