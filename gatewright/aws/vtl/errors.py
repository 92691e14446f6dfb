"""What can go wrong with a mapping template, and where in it.

ValueError
  VtlError            a message and a place
    TemplateError     the template cannot be read
    RenderError       the template was read, but this call cannot be rendered with it
      BodyNotJson     ... because the payload is not JSON
Exception
  Lengthy             the rendering takes longer than it was allowed for now; begin again with more
  Impossible          inside this package only: a value cannot be made; the node that asked adds the place
    NotJson           ... because the payload is not JSON
"""

__all__ = ["BodyNotJson", "Impossible", "Lengthy", "NotJson", "RenderError", "TemplateError", "VtlError"]


class VtlError(ValueError):
    """A template failed at a line and a column, both counted from 1."""

    def __init__(self, message: str, line: int, column: int) -> None:
        """Keep the message and the place apart; `str()` gives both on one line."""
        super().__init__(f"{message} at line {line}, column {column}")
        self.message = message
        self.line = line
        self.column = column


class TemplateError(VtlError):
    """The template cannot be read."""


class RenderError(VtlError):
    """The template was read, but cannot be rendered for this call."""


class BodyNotJson(RenderError):
    """The template asks for a part of a payload that is not JSON; API Gateway answers 400, not 500 (inferred)."""


class Lengthy(Exception):
    """There is more to do than whoever asked has time for; the rendering may be done again without that limit."""


class Impossible(Exception):
    """A method or an operator cannot give a value; carries no place."""

    def at(self, line: int, column: int) -> RenderError:
        """Return the error for the reader, with the place of the node that asked."""
        return RenderError(str(self), line, column)


class NotJson(Impossible):
    """The payload is not JSON."""

    def at(self, line: int, column: int) -> RenderError:
        """Return the error for the reader, with the place of the node that asked."""
        return BodyNotJson(str(self), line, column)
