"""A live account by boto3, with credentials as the AWS CLI finds them."""

from collections.abc import Callable
from typing import Any, Final

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError

from gatewright.cli.exits import UsageError
from gatewright.sources.account.collect import Account
from gatewright.sources.aws_advice import with_advice
from gatewright.sources.aws_session import aws_session
from gatewright.sources.errors import AccountError

_TIMEOUTS: Final = Config(connect_timeout=5, read_timeout=20, retries={"max_attempts": 2, "mode": "standard"})


def account(
    profile: str | None, region: str | None, endpoint_url: str | None, note: Callable[[str], None] = lambda _text: None
) -> Account:
    """Return the documents of the account in `region`, or in the one that is configured.

    `note` hears what a person has to know of the answers.

    Raises `UsageError` when no client can be made. A gateway on this machine needs no credentials, so none are asked
    for there.
    """
    try:
        session = aws_session(profile, region, endpoint_url)
    except AccountError as error:
        raise UsageError(str(error)) from error

    def client(service: str) -> Any:
        try:
            where = session.region_name or "us-east-1"
            return session.client(service, region_name=where, endpoint_url=endpoint_url, config=_TIMEOUTS)
        except (BotoCoreError, ValueError) as error:
            raise UsageError(str(error)) from error

    return Account(client, note)


def credentials(profile: str | None) -> tuple[str, str, str | None]:
    """Return key id, secret and session token as the AWS CLI finds them; raises `UsageError` when there are none."""
    try:
        found = boto3.Session(profile_name=profile).get_credentials()
        frozen = None if found is None else found.get_frozen_credentials()
    except BotoCoreError as error:
        raise UsageError(with_advice(error)) from error
    if frozen is None or not frozen.access_key or not frozen.secret_key:
        raise UsageError("a signature needs `--user KEY:SECRET`, or credentials as the AWS CLI finds them")
    return frozen.access_key, frozen.secret_key, frozen.token


def region_of(profile: str | None, region: str | None) -> str:
    """Return the region that is asked for, configured, or else AWS's first."""
    try:
        return str(boto3.Session(profile_name=profile, region_name=region).region_name or "us-east-1")
    except BotoCoreError as error:
        raise UsageError(with_advice(error)) from error
