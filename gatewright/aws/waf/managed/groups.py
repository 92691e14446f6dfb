"""Which managed rule groups can be run here, and how to say that one cannot."""

from collections.abc import Mapping
from typing import Final

from gatewright.aws.waf.managed.common import ADMIN_PROTECTION, COMMON
from gatewright.aws.waf.managed.known_bad_inputs import KNOWN_BAD_INPUTS
from gatewright.aws.waf.managed.sql_database import SQL_DATABASE
from gatewright.i18n import N_
from gatewright.model.message import Message
from gatewright.model.unknown import Missing
from gatewright.model.waf import RuleGroup

_AWS: Final = "AWS"

GROUPS: Final[Mapping[tuple[str, str], RuleGroup]] = {
    (_AWS, one.name): one for one in (COMMON, ADMIN_PROTECTION, KNOWN_BAD_INPUTS, SQL_DATABASE)
}
"""Those that are rebuilt here, by vendor and name."""

CAPACITIES: Final[Mapping[tuple[str, str], int]] = {
    (_AWS, "AWSManagedRulesCommonRuleSet"): 700,
    (_AWS, "AWSManagedRulesAdminProtectionRuleSet"): 100,
    (_AWS, "AWSManagedRulesKnownBadInputsRuleSet"): 200,
    (_AWS, "AWSManagedRulesSQLiRuleSet"): 200,
    (_AWS, "AWSManagedRulesLinuxRuleSet"): 200,
    (_AWS, "AWSManagedRulesUnixRuleSet"): 100,
    (_AWS, "AWSManagedRulesWindowsRuleSet"): 200,
    (_AWS, "AWSManagedRulesPHPRuleSet"): 100,
    (_AWS, "AWSManagedRulesWordPressRuleSet"): 100,
    (_AWS, "AWSManagedRulesAmazonIpReputationList"): 25,
    (_AWS, "AWSManagedRulesAnonymousIpList"): 50,
    (_AWS, "AWSManagedRulesBotControlRuleSet"): 50,
    (_AWS, "AWSManagedRulesATPRuleSet"): 50,
    (_AWS, "AWSManagedRulesACFPRuleSet"): 50,
    (_AWS, "AWSManagedRulesAntiDDoSRuleSet"): 50,
}
"""Units of AWS's own groups (documented: "AWS Managed Rules rule groups list")."""


def group(vendor: str, name: str) -> RuleGroup | None:
    """Return a managed rule group; `None` for one that is not rebuilt here."""
    return GROUPS.get((vendor, name))


def untold(name: str) -> Missing:
    """Return how to say that the rules of a group are not known."""
    return Missing(
        subject=f"configuration.rule_groups[{name}]",
        what=Message(N_("the rules of the rule group {rule_group}"), {"rule_group": name}),
        permission="wafv2:GetRuleGroup",
    )


def capacity(vendor: str, name: str) -> int:
    """Return the units of a managed rule group, as AWS states them; 0 for one that is not known."""
    return CAPACITIES.get((vendor, name), 0)
