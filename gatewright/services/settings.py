"""What the control plane is told once, when the server starts."""

from collections.abc import Callable
from dataclasses import dataclass

from gatewright.model.authorizer_invocation import InvokesAuthorizers
from gatewright.model.invocation import InvokesFunctions
from gatewright.model.method_invocation import InvokesMethods
from gatewright.model.usage import Throttle
from gatewright.model.web_acl_sample import SamplesOf
from gatewright.services.acm.issued import Issues, issued_certificate
from gatewright.services.issuers import FindsKeys


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the control plane is told once."""

    new_id: Callable[[], str]
    """Draws ten lower-case letters and digits that nobody can guess: `dispatch.random_id`."""

    account_id: str = "000000000000"
    """The account of callers whose access key names none."""

    region: str = "us-east-1"
    """The region of calls that name none."""

    functions: InvokesFunctions | None = None
    """Who runs Lambda functions; `None` where nobody does."""

    methods: InvokesMethods | None = None
    """Who invokes methods without a stage; `None` where nobody does."""

    authorizers: InvokesAuthorizers | None = None
    """Who invokes authorizers without a stage; `None` where nobody does."""

    find_keys: FindsKeys | None = None
    """Who asks issuers where their keys are; `None` where nobody does."""

    web_acl_samples: SamplesOf | None = None
    """Who samples the requests that web ACLs look at; `None` where nobody does."""

    account_throttle: Throttle | None = None
    """The quota that the data plane holds every region to; `None` where it holds nobody to one."""

    issue_certificate: Issues = issued_certificate
    """Who issues the certificates of templates."""

    allow_unenforced: bool = False
    """Whether configuration with a security property that this version does not enforce is stored all the same."""
