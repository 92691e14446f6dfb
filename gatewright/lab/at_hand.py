"""What the person at the terminal knows and no operation of AWS's tells: the secrets of own credentials.

A `Documents` for the doctor. It holds just these keys, in the shapes of `CreateAccessKey` and `AssumeRole`; of all
others, the account tells what it tells. The lab's accounts are in no organisation.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gatewright.aws.sigv4.sign import Credentials
from gatewright.model.unknown import UNKNOWN, Unknown

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHand:
    """Somebody's credentials."""

    keys: tuple[Document, ...] = field(default=(), repr=False)
    """Access keys of users of the API's account, as CreateAccessKey answers them."""

    sessions: tuple[Document, ...] = field(default=(), repr=False)
    """Temporary credentials, with whose they are."""

    elsewhere: Mapping[str, tuple[Document, Document]] = field(default_factory=dict, repr=False)
    """Of other accounts: one access key, and what that account tells of its users to who holds it."""

    def get(self, kind: str, *ids: str) -> Document | Unknown | None:
        """Return what is known; of kinds that are AWS's own, nothing."""
        account = ids[0] if ids else None
        if kind == "iam_organization" or (kind == "iam_accounts" and not self.elsewhere):
            return None
        if not (self.keys or self.sessions or self.elsewhere):
            return UNKNOWN
        if kind == "iam_accounts":
            return {"Accounts": list(self.elsewhere)}
        if kind == "iam_access_keys":
            keys = list(self.keys) if account is None else [self.elsewhere[account][0]]
            return {"AccessKeys": keys, "IsTruncated": True}
        if kind == "iam_sessions":
            return {"Sessions": list(self.sessions) if account is None else []}
        if kind == "iam_account_details" and account is not None:
            return self.elsewhere[account][1]
        return UNKNOWN

    def credentials(self) -> Credentials:
        """Return the first credentials, to sign with."""
        others = tuple(key for key, _ in self.elsewhere.values())
        first = (self.keys or self.sessions or others)[0]
        return Credentials(
            access_key=first["AccessKeyId"], secret=first["SecretAccessKey"], session_token=first.get("SessionToken")
        )
