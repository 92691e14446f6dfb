"""
Pieces of a WAF log's record, as people paste them: the rule that ended the evaluation, and of which type it is.

Fields as in `waf_log`; of a record that is cut, laid out otherwise, or printed as a table.
"""

from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.model.observation import Observation
from gatewright.sources.exchange import Exchange, WafRecord

_BLOCKED: Final = 403
_RULE: Final = pattern(r"terminatingRuleId['\"]?\s*[:=|]\s*['\"]?(?P<rule>[^\s'\",|]+)")
_TYPE: Final = pattern(r"terminatingRuleType['\"]?\s*[:=|]\s*['\"]?(?P<type>[A-Z_]+)")
_ACTION: Final = pattern(r"\baction['\"]?\s*[:=|]\s*['\"]?(?P<action>BLOCK|CAPTCHA|CHALLENGE|ALLOW|COUNT)\b")


def waf_pieces(text: str, *, origin: str) -> Exchange | None:
    """Return the call that such pieces tell to have been stopped; `None` where they tell of none."""
    rule, action = _RULE.search(text), _ACTION.search(text)
    if rule is None or (action is not None and action["action"] in ("ALLOW", "COUNT")):
        return None
    named = _TYPE.search(text)
    record = WafRecord(
        action="BLOCK" if action is None else action["action"],
        rule=rule["rule"],
        rule_type="" if named is None else named["type"],
    )
    return Exchange(observation=Observation(status=_BLOCKED), waf=record, from_log=True, origin=origin)
