"""An object with methods of its own, such as `$input` and `$util`."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping

__all__ = ["TemplateObject"]


class TemplateObject(ABC):
    """What templates see of it: its methods and its properties, and nothing else."""

    __slots__ = ("methods",)

    methods: Mapping[tuple[str, int], Callable[..., object]]
    """Methods by name and number of arguments; each takes the run, then its arguments, and may raise `Impossible`."""

    @abstractmethod
    def property(self, name: str) -> object:
        """Return a property, or `None`."""
