"""The context keys that policies name, in their conditions and variables."""

from collections.abc import Iterable
from typing import Final

from gatewright.aws.policy.compile import Policy
from gatewright.aws.policy.document import DEFAULT_VERSION
from gatewright.model.lazy_pattern import pattern

_VARIABLE: Final = pattern(r"\$\{([^*?$,}]+)")
"""The key of a policy variable; `${*}`, `${?}` and `${$}` are letters."""


def named_keys(policies: Iterable[Policy]) -> list[str]:
    """Return each key once, in the order in which they come."""
    found: dict[str, str] = {}
    for policy in policies:
        for statement in policy.statements:
            for atom in statement.atoms:
                names = [] if atom.key is None else [atom.key]
                if policy.version != DEFAULT_VERSION and atom.kind in {"condition", "resource"}:
                    names += [name.strip() for text in atom.operands for name in _VARIABLE.findall(text)]
                for name in names:
                    found.setdefault(name.lower(), name)
    return list(found.values())
