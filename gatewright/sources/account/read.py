"""One kind of document: which read operation tells it, with its arguments, permission and command."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One kind of document: how it is asked for, and how it is called."""

    kind: str
    """The operation's name, as boto3 writes it; `v2_` before that of an operation of API Gateway V2."""

    arguments: tuple[str, ...] = ()
    """What the ids of the document are, by the operation's own member names."""

    fixed: Mapping[str, Any] = field(default_factory=dict)
    """Arguments that are always given."""

    listing: str | None = None
    """The member that holds the list; `None` for a document that is one thing."""

    more_listings: tuple[str, ...] = ()
    """Further members that hold lists, whose things come in the same pages."""

    pages: bool = False
    """Whether the list comes in pages."""

    next_page: str = "position"
    """The member that names the next page, in the answer and in the question for it."""

    next_page_told: str | None = None
    """The member of the answer that names it, where that is another one."""

    holds: str | None = None
    """The member that holds the one thing, for answers that put something beside it."""

    member: str | None = None
    """A member that each thing of the list, or the one thing, cannot lack; tells the kind of a saved answer."""

    content: str | None = None
    """The member whose value is a text of its own; a saved answer is then that text."""

    ending: str = ".json"
    """How the name of the file of a saved answer ends."""

    resource: str
    """The path of the IAM resource, with the ids as `{restApiId}`; `*` for all, a whole ARN where it has an account."""

    command: str
    """The AWS CLI command that prints it."""

    subject: str
    """Where its content stands in the configuration."""

    what: str
    """The same for people, marked."""

    service: str = "apigateway"
    """boto3's name of the service."""

    action: str = "apigateway:GET"
    """The IAM action that it takes."""

    @property
    def operation(self) -> str:
        """Return the operation's name, as boto3 writes it."""
        return self.kind.removeprefix("v2_")
