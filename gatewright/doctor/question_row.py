"""A question that the doctor can ask, as a row of a table: what can be answered, and which causes each answer keeps."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A question that the doctor can ask."""

    id: str
    """Its name, for `--fact ID=VALUE`."""

    text: str
    """The question; marked with `N_`."""

    about: tuple[str, ...]
    """The causes that it speaks of, by id or by a prefix that ends in a dot."""

    values: Mapping[str, tuple[str, ...]]
    """What can be answered, and which of those causes the answer keeps; causes it does not speak of all stay."""

    cost: int
    """How much work the answer is: 1 is a look at what one has, 2 one command, 3 a log that had to be on."""

    command: str | None = None
    """A command that shows the answer."""

    of_each_call: bool = False
    """Whether another call may have another answer, though the question reads the same."""
