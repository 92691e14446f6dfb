"""
An error that a control-plane operation answers, before it has a form on the wire.

The tree:

    Exception
      ServiceError                 what AWS answers instead of a result; the caller's doing, or the service's
        SerializationError         the request's body or a value in it cannot be read
        UnsupportedProtocol        the request and the service's model share no protocol that is spoken here

Handlers raise `ServiceError` with AWS's own code and message; `gatewright.wire.write.error` gives it the form of
the protocol in which the request came. The texts are AWS's and are never translated.
"""

from collections.abc import Mapping


class ServiceError(Exception):
    """
    An error with the code and the message that AWS answers.
    """

    code: str
    """The name that SDKs raise: `NotFoundException`; the code of an error shape in botocore's model."""

    message: str
    """AWS's text, word for word; empty where AWS sends none."""

    status: int | None
    """The HTTP status; `None` lets the error shape of the service's model decide (400 where it says nothing)."""

    members: Mapping[str, object]
    """Further members of the error shape by botocore's names: `retryAfterSeconds`, `ResourceType`."""

    message_member: str | None
    """What its text is called on the wire, where that is not the model's word; `None` lets the model decide."""

    def __init__(
        self,
        code: str,
        message: str,
        *,
        status: int | None = None,
        members: Mapping[str, object] | None = None,
        message_member: str | None = None,
    ) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message
        self.status = status
        self.members = dict(members or {})
        self.message_member = message_member

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


class SerializationError(ServiceError):
    """
    The request cannot be read as its shape wants it.

    The code and status 400 are recorded of API Gateway (2024-12-12, 2025-06-18); that there is no message where the
    body is no JSON at all is reported of Athena (2026-09-23).
    """

    by_class: str | None
    """The text of front ends that name Java's classes; `None` where it is the same."""

    def __init__(self, message: str = "", *, by_class: str | None = None) -> None:
        super().__init__("SerializationException", message, status=400)
        self.by_class = by_class


class UnsupportedProtocol(ServiceError):
    """
    The request comes in a protocol that is not spoken here; refused with a clear text rather than guessed.

    The code is the one that AWS answers when no operation can be found for a request; the text is ours, as AWS
    speaks every protocol that its models list.
    """

    def __init__(self, service: str, listed: tuple[str, ...], spoken: tuple[str, ...]) -> None:
        super().__init__(
            "UnknownOperationException",
            f"expected a request to `{service}` in one of the protocols {_quoted(spoken)};"
            f" the service's model lists {_quoted(listed)}, and the request uses none that is in both lists",
            status=400,
        )


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)
