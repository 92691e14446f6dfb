"""Who can sign a call: access keys, whose they are, and the policies that bind them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from gatewright.model.unknown import UNKNOWN, Unknown

CallerKind = Literal["user", "assumed-role", "federated-user", "root", "service"]
"""Who the credentials belong to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who the signature of a call proved to be."""

    kind: CallerKind | Unknown = UNKNOWN
    """Whose credentials they are."""

    arn: str | Unknown = UNKNOWN
    """The ARN that messages name; of a role, that of the session. Of a service, its name."""

    account: str | Unknown | None = UNKNOWN
    """The account of the principal; a service has none."""

    issuer_arn: str | Unknown | None = UNKNOWN
    """The role, or the user whose session this is; `None` for who has no session."""

    user_id: str | Unknown | None = UNKNOWN
    """The unique id, as `aws:userid` has it; a service has none."""

    user_name: str | Unknown | None = UNKNOWN
    """The name of an IAM user."""

    tags: Mapping[str, str] | Unknown = UNKNOWN
    """The tags of the principal and its session."""

    org_id: str | Unknown | None = UNKNOWN
    """The organisation that the account is a member of."""

    org_paths: tuple[str, ...] | Unknown = UNKNOWN
    """The place of the account in it, `o-…/r-…/ou-…/`."""

    issued_at: float | Unknown | None = UNKNOWN
    """Unix seconds at which temporary credentials were issued; `None` for long-lived ones."""

    mfa_at: float | Unknown | None = UNKNOWN
    """Unix seconds of the multi-factor authentication; `None` without one."""

    has_boundary: bool | Unknown = UNKNOWN
    """Whether a permissions boundary is attached."""


@dataclass(frozen=True, slots=True)
class NamedPolicy:
    """A policy document as it is attached to somebody."""

    name: str
    """The ARN of a managed policy, the name of an inline one."""

    text: str
    """The document, JSON."""

    holder_kind: str = ""
    """What it hangs on: `user`, `group` or `role`; empty where nothing tells."""

    holder: str = ""
    """The name of that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """Whoever an access key belongs to, and the policies that bind him."""

    caller: Caller
    """Who he is, as policies see him."""

    identity_policies: tuple[NamedPolicy, ...] | Unknown = UNKNOWN
    """The policies of the user and his groups, or of the role."""

    boundary: NamedPolicy | Unknown | None = UNKNOWN
    """The permissions boundary; `None` without one."""

    session_policies: tuple[NamedPolicy, ...] | Unknown | None = UNKNOWN
    """The session policies of temporary credentials; `None` where none were passed."""

    scps: tuple[tuple[NamedPolicy, ...], ...] | Unknown = UNKNOWN
    """The service control policies of each level, from the root of the organisation to his account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessKey:
    """One access key."""

    id: str
    """`AKIA...` of a user, `ASIA...` of a session."""

    secret: str | Unknown = field(default=UNKNOWN, repr=False)
    """The secret access key; AWS shows it once."""

    active: bool | Unknown = True
    """Whether its status is `Active`."""

    session_token: str | Unknown | None = field(default=None, repr=False)
    """The token that must come with a temporary key; `None` for a user's own."""

    expires_at: float | Unknown | None = None
    """Unix seconds at which a temporary key ends; `None` for one that does not."""

    principal: Principal | Unknown = UNKNOWN
    """Whose it is."""

    vouched_for: str | None = field(default=None, repr=False)
    """The Authorization header that an answer took for this key's signature; `None` where no answer named its caller.

    For whom the secret was never told: AWS names only a caller whose signature was right."""
