"""Operation: one call of the control plane, as its handler is given it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeAlias

from gatewright.model.authorizer_invocation import InvokesAuthorizers
from gatewright.model.invocation import InvokesFunctions
from gatewright.model.method_invocation import InvokesMethods
from gatewright.model.usage import Throttle
from gatewright.model.web_acl_sample import SamplesOf
from gatewright.services.issuers import Told
from gatewright.store.counters import Counters
from gatewright.store.documents import Document, Documents
from gatewright.store.log_events import LogEvents


class Permits(Protocol):
    """Says what the caller may do, and refuses the rest with the words of the service that he called."""

    def check(self, service: str, name: str, documents: Documents, operation: "Operation") -> Callable[[], None]:
        """
        Refuse an operation that the caller's policies do not allow; return what refuses, once it was performed, roles
        that it handed to a service, and that he may not pass.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One call of the control plane: what was asked, by whom, when, and where chance comes from."""

    params: Mapping[str, Any]
    """The input by the member names of botocore's model, parsed and validated."""

    account_id: str
    """Twelve digits."""

    region: str
    """The region that the call was signed for."""

    now: float
    """Unix seconds at which the call arrived."""

    new_id: Callable[[], str]
    """Draws ten lower-case letters and digits that nobody can guess."""

    caller: str
    """The ARN of whoever calls."""

    caller_id: str = ""
    """The unique id of whoever calls, as STS answers it."""

    key_id: str | None = None
    """The access key of the call; `None` where it is none of ours, and the root user is taken to call."""

    source_ip: str | None = None
    """The address that connected, where it is known."""

    secure: bool | None = None
    """Whether the call came over TLS, where it is known."""

    counters: Counters
    """Usage by plan, key and day, which is not a document."""

    log_events: LogEvents
    """Log groups and events, which are not documents."""

    functions: InvokesFunctions | None = None
    """Who runs Lambda functions; `None` where nobody does."""

    methods: InvokesMethods | None = None
    """Who invokes methods without a stage; `None` where nobody does."""

    authorizers: InvokesAuthorizers | None = None
    """Who invokes authorizers without a stage; `None` where nobody does."""

    endpoint_url: str = ""
    """Where the caller found this control plane: `http://127.0.0.1:4566`."""

    issuers: Told | None = None
    """What issuers said of their keys, as far as they were asked; `None` where nobody could ask them."""

    web_acl_samples: SamplesOf | None = None
    """Who samples the requests that web ACLs look at; `None` where nobody does."""

    account_throttle: Throttle | None = None
    """The quota that the data plane holds the region to; `None` where it holds nobody to one."""

    request_id: str = ""
    """The id that the answer carries, a UUID."""

    perform: "Performs | None" = None
    """Who performs further operations within the same transaction; `None` where nobody does."""

    seal: Callable[[str], str] = str
    """Returns a path of the server, which nobody signs for, with what opens it: `str` where it is open."""

    permit: Permits | None = None
    """Who says what the caller may do; `None` where he may do everything: an open control plane, the root user."""

    allow_unenforced: bool = False
    """Whether what this version does not enforce is stored, or left out, all the same."""

    within: int = 0
    """How many stacks it is a part of: one that somebody called is of none."""

    def needs(self, service: str, name: str, documents: Documents, **params: Any) -> None:
        """Refuse to do what the caller might not have done himself, by another operation with these parameters."""
        if self.permit is not None:
            self.permit.check(service, name, documents, replace(self, params=params, within=self.within + 1))

    @property
    def seconds(self) -> int:
        """`now` as AWS shows the dates of API Gateway: whole seconds."""
        return int(self.now)

    @property
    def milliseconds(self) -> int:
        """`now` as CloudWatch Logs counts time."""
        return int(self.now * 1000)


Performs: TypeAlias = Callable[[str, str, Documents, Operation], Document]
"""Performs an operation of a service in these documents, and returns what it answers."""
