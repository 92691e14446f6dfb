"""
What to do about an account that cannot be asked, behind what botocore says of it.

https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
"""

from typing import Final

from botocore import exceptions

_ADVICE: Final[tuple[tuple[type[exceptions.BotoCoreError], str], ...]] = (
    (
        exceptions.NoCredentialsError,
        (
            "`--profile NAME` or AWS_PROFILE says whose to take, as for the AWS CLI; without an account,"
            " `--config` takes a template or a capture"
        ),
    ),
    (exceptions.ProfileNotFound, "`aws configure list-profiles` lists those there are"),
    (
        exceptions.SSLError,
        (
            "AWS_CA_BUNDLE names the file of certificates to trust; a gateway of this machine has its own at"
            " /_gatewright/authority.pem, and a port without TLS"
        ),
    ),
    (exceptions.EndpointConnectionError, "is anybody listening there? `--endpoint-url` or AWS_ENDPOINT_URL says where"),
)


def with_advice(error: Exception) -> str:
    """Return what an error says, and what to do about it where that is known."""
    told = " ".join(str(error).split())
    advice = next((text for kind, text in _ADVICE if isinstance(error, kind)), None)
    return told if advice is None else f"{told.rstrip('.')}; {advice}"
