"""
Certificates of AWS Certificate Manager.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-certificatemanager-certificate.html.
Nobody here can prove who owns a domain to an authority that the world trusts: the certificate is issued by this server,
and imported.
"""

from collections.abc import Mapping
from typing import Final

from gatewright.aws.cloudformation.family import Declared, Family, Made, Perform

ISSUER: Final = "gatewright"
"""The service that issues certificates here; it is none of AWS's."""


def _certificate(one: Declared, perform: Perform) -> Made:
    names = [one.need("DomainName"), *(one.properties.get("SubjectAlternativeNames") or [])]
    issued = perform(ISSUER, "issue_certificate", {"DomainNames": list(dict.fromkeys(names))})
    tags = {"Tags": one.properties["Tags"]} if one.properties.get("Tags") else {}
    arn = perform("acm", "import_certificate", {**issued, **tags})["CertificateArn"]
    return Made(
        physical_id=arn,
        undo=(("acm", "delete_certificate", {"CertificateArn": arn}),),
        left_out=("the certificate is issued by this server, and nobody validates the domain",),
    )


FAMILIES: Final[Mapping[str, Family]] = {
    "AWS::CertificateManager::Certificate": Family(create=_certificate),
}
"""Each type, and how it comes to be."""
