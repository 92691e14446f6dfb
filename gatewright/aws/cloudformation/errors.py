"""What is wrong with a template, or with what it asks for: one clear line each.

The tree::

    ValueError
     +- TemplateError     the template cannot be understood, or declares what cannot be had; it says where
     +- OperationRefused  an operation that a resource needs was refused; the words are the service's own
"""


class TemplateError(ValueError):
    """A template that cannot be served; `str(error)` is one line that starts with the place, where there is one."""

    def __init__(self, message: str, *, at: str = "") -> None:
        super().__init__(f"{at}: {message}" if at else message)
        self.message = message
        self.at = at

    def within(self, place: str) -> "TemplateError":
        """Return the error as it is seen from outside of `place`."""
        return TemplateError(self.message, at=f"{place}.{self.at}" if self.at else place)


class OperationRefused(ValueError):
    """A service refused an operation."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
