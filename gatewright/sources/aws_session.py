"""A boto3 session with credentials as the AWS CLI finds them; a gateway on this machine needs none."""

from typing import Any, Final
from urllib.parse import urlsplit

import boto3
from botocore.exceptions import BotoCoreError

from gatewright.sources.aws_advice import with_advice
from gatewright.sources.errors import AccountError

_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")


def aws_session(profile: str | None, region: str | None, endpoint_url: str | None) -> Any:
    """Return a `boto3.Session`; raises `AccountError` where the profile cannot be used."""
    try:
        session = boto3.Session(profile_name=profile, region_name=region)
        if endpoint_url and urlsplit(endpoint_url).hostname in _LOOPBACK and session.get_credentials() is None:
            # What signs a call to a local gateway is looked at by nobody.
            session = boto3.Session("local", "local", region_name=session.region_name)
    except BotoCoreError as error:
        raise AccountError(with_advice(error)) from error
    return session
