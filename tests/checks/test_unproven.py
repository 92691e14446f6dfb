"""Refusals that may be meant, by checks that do not know what they would decide."""

import re

from gatewright.checks.unproven import unproven
from gatewright.engine.catalogue import CAUSES
from gatewright.model.fact import Fact
from tests.checks.presence import blind


def test_every_placeholder_has_a_value() -> None:
    """No sentence of any cause is left with a hole, whatever is unknown."""
    for denial in unproven(blind(), CAUSES.values()):
        texts = (denial.cause.why, *(text for one in denial.cause.confirm for text in (one.text, one.command)))

        assert set(re.findall(r"\{([a-z_]+)\}", " ".join(texts))) <= set(denial.values)


def test_what_is_known_stands() -> None:
    """The words of the call, and what the check adds, come before what is unknown."""
    fact = Fact("request", "host", "-")
    denial = unproven(blind(), (CAUSES["waf.rule-blocked"],), fact, web_acl_arn="arn")[0]

    assert denial.values["web_acl_arn"] == "arn"
    assert denial.values["stage"] == "prod"
    assert denial.because == (fact,)
