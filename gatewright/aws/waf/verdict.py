"""What a web ACL made of a request."""

from dataclasses import dataclass, field
from typing import Literal

from gatewright.aws.waf.inspection import Match
from gatewright.model.question import CountRequest
from gatewright.model.unknown import Missing
from gatewright.model.waf import Action, Header, Rule

RuleType = Literal["REGULAR", "RATE_BASED", "GROUP", "MANAGED_RULE_GROUP"]
"""`terminatingRuleType` of AWS WAF's logs."""

DEFAULT = "Default_Action"
"""`terminatingRuleId` where no rule ended it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A rule whose statement matched."""

    rule: Rule
    """The rule of the web ACL."""

    kind: RuleType
    """Its type, as the logs call it."""

    action: Action
    """What it does: its own action, or what it was overridden with."""

    within: Rule | None = None
    """The rule of the group, where the web ACL's rule refers to one."""

    group: str | None = None
    """That group: its ARN, or the vendor's name and its own."""

    matched: Match | None = None
    """What made it match."""

    rate: CountRequest | None = None
    """What was counted, for a rate-based rule."""

    inserted: tuple[Header, ...] = ()
    """Headers that it adds to the request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What happens to the request, and why."""

    action: Action
    """Allow, Block, Captcha or Challenge."""

    hit: Hit | None = None
    """The rule that ended it; `None` where the default action did."""

    counted: tuple[Hit, ...] = ()
    """The rules that matched and only counted, in order."""

    labels: tuple[str, ...] = ()
    """The labels that the request carries in the end, by their full names."""

    @property
    def allows(self) -> bool:
        """Whether the request goes on."""
        return self.action.kind == "Allow"

    @property
    def rule_name(self) -> str:
        """Return `terminatingRuleId`."""
        return DEFAULT if self.hit is None else self.hit.rule.name

    @property
    def inserted(self) -> tuple[Header, ...]:
        """Return the headers that an admitted request carries on, by the names that AWS WAF gives them (documented)."""
        own = () if self.hit is None else self.hit.inserted
        return tuple(
            (f"x-amzn-waf-{name}", value)
            for name, value in (*(one for hit in self.counted for one in hit.inserted), *own, *self._of_default())
        )

    def _of_default(self) -> tuple[Header, ...]:
        return self.action.inserted if self.hit is None else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """What nobody told us decides it."""

    missing: tuple[Missing, ...]
    """What that is."""

    may: tuple[Verdict, ...] = field(default_factory=tuple)
    """Every verdict that it can be, in the order of the rules."""
