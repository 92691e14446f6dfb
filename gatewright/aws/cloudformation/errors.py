"""What is wrong with a template, or with what it asks for: one clear line each.

The tree::

    ValueError
     +- TemplateError     the template cannot be understood, or declares what cannot be had; it says where
     +- OperationRefused  an operation that a resource needs was refused; the words are the service's own
"""

from typing import Final

_BLOCKS: Final = ("Resources", "Outputs")

BLOCK: Final = "{block}"
"""What stands in AWS's words for the section of the template that is at fault."""


class TemplateError(ValueError):
    """A template that cannot be served; `str(error)` is one line that starts with the place, where there is one."""

    def __init__(self, message: str, *, at: str = "", aws: str = "") -> None:
        super().__init__(f"{at}: {message}" if at else message)
        self.message = message
        self.at = at
        self._aws = aws

    @property
    def aws(self) -> str:
        """Return AWS's own words for it (reported by its users, many times), empty where they are not known."""
        block = self.at.partition(".")[0]
        return self._aws.replace(BLOCK, block) if BLOCK not in self._aws or block in _BLOCKS else ""

    def within(self, place: str) -> "TemplateError":
        """Return the error as it is seen from outside of `place`."""
        return TemplateError(self.message, at=f"{place}.{self.at}" if self.at else place, aws=self._aws)


class OperationRefused(ValueError):
    """A service refused an operation."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message


def unresolved(name: str) -> str:
    """Return what AWS says of the name of a resource that is none."""
    return f"Template format error: Unresolved resource dependencies [{name}] in the {BLOCK} block of the template"
