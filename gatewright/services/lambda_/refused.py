"""
What a function can be given on AWS and cannot have here: each member is refused, rather than stored and not obeyed.

https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.services.errors import not_implemented


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A member that is refused."""

    member: str
    """Where it stands, `.` between levels."""

    words: str
    """What it would do."""

    harmless: tuple[Any, ...] = ()
    """Values that ask for nothing special; an absent or empty member never does."""


TABLE: Final = (
    Refused(member="PackageType", words="functions from container images", harmless=("Zip",)),
    Refused(member="Code.ImageUri", words="functions from container images"),
    Refused(member="ImageUri", words="functions from container images"),
    Refused(member="ImageConfig", words="functions from container images"),
    *(
        Refused(member=f"{place}S3ObjectStorageMode", words="packages that stay in S3", harmless=("COPY",))
        for place in ("Code.", "")
    ),
    Refused(member="Code.SourceKMSKeyArn", words="code under a key of KMS"),
    Refused(member="SourceKMSKeyArn", words="code under a key of KMS"),
    Refused(member="Layers", words="layers"),
    Refused(member="VpcConfig.SubnetIds", words="functions within a VPC"),
    Refused(member="VpcConfig.SecurityGroupIds", words="functions within a VPC"),
    Refused(member="VpcConfig.Ipv6AllowedForDualStack", words="functions within a VPC", harmless=(False,)),
    Refused(member="DeadLetterConfig.TargetArn", words="dead-letter queues"),
    Refused(member="KMSKeyArn", words="environment variables under a key of KMS"),
    Refused(member="TracingConfig.Mode", words="X-Ray traces", harmless=("PassThrough",)),
    Refused(member="FileSystemConfigs", words="file systems"),
    Refused(member="CodeSigningConfigArn", words="signed code"),
    Refused(member="EphemeralStorage.Size", words="a size of /tmp", harmless=(512,)),
    Refused(member="SnapStart.ApplyOn", words="SnapStart", harmless=("None",)),
    Refused(member="LoggingConfig.LogFormat", words="logs in JSON", harmless=("Text",)),
    Refused(member="LoggingConfig.ApplicationLogLevel", words="levels of logs"),
    Refused(member="LoggingConfig.SystemLogLevel", words="levels of logs"),
    Refused(member="TenancyConfig", words="tenants"),
    Refused(member="CapacityProviderConfig", words="capacity providers"),
    Refused(member="DurableConfig", words="durable functions"),
    Refused(member="RuntimeConfig", words="runtimes of one's own"),
    Refused(member="AcceleratorConfig", words="accelerators"),
    Refused(member="PublishTo", words="publishing to $LATEST.PUBLISHED"),
)
"""Every member that is refused."""


def refuse(params: Mapping[str, Any]) -> None:
    """Raise for the first member that cannot be had."""
    for row in TABLE:
        value = _value(params, row.member)
        if value not in (None, "", [], {}, *row.harmless):
            raise not_implemented(f"this server does not offer {row.words}, so it refuses `{row.member}`")


def _value(params: Mapping[str, Any], member: str) -> Any:
    found: Any = params
    for name in member.split("."):
        if not isinstance(found, Mapping):
            return None
        found = found.get(name)
    return found
