"""A scalar of JSON or YAML where AWS takes a text: a truth or a number is spelled as JSON does, without quotes."""

from typing import Any


def spelled(value: Any) -> str:
    """Return the text of a scalar; of nothing an empty one."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
