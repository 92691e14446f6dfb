"""
Certificates: imported ones, as no public authority stands behind this server.

https://docs.aws.amazon.com/acm/latest/APIReference/API_ImportCertificate.html
"""

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from typing import Any, Final

from gatewright.aws.arn import partition_of
from gatewright.services.acm import pem
from gatewright.services.acm.details import of_certificate
from gatewright.services.acm.errors import in_use, validation
from gatewright.services.acm.lookup import certificate
from gatewright.services.acm.tagging import checked
from gatewright.services.operation import Operation
from gatewright.services.page_tokens import place_of_named, written
from gatewright.store.documents import Document, Documents

DEFAULT_PAGE: Final = 1000
"""Certificates in an answer where nobody says how many; `MaxItems` is at most that (documented by the model)."""

SHOWN_BY_DEFAULT: Final = ("RSA_1024", "RSA_2048")
"""Key algorithms that `ListCertificates` shows without a filter (documented)."""

MOST_SUMMARISED_NAMES: Final = 100
"""Names that a summary shows (documented)."""

_OF_DOMAIN_NAMES: Final = ("certificateArn", "regionalCertificateArn", "ownershipVerificationCertificateArn")


def import_certificate(documents: Documents, operation: Operation) -> Document:
    """Import a certificate with its key, anew or in place of one that was imported before."""
    params = operation.params
    arn = params.get("CertificateArn")
    known = None if arn is None else certificate(documents, operation, arn)
    if known is not None and params.get("Tags"):
        # Reported, word for word.
        raise validation("You cannot apply tags when reimporting a certificate.")
    body, chain = params["Certificate"], params.get("CertificateChain")
    found = pem.certificate(body, operation.now)
    pem.check_key(params["PrivateKey"], found)
    pem.check_chain(chain, found)
    arn = arn or _new_arn(operation)
    document = {
        "CertificateArn": arn,
        "Certificate": body.decode("utf-8", "replace"),
        **({"CertificateChain": chain.decode("utf-8", "replace")} if chain else {}),
        "PrivateKey": params["PrivateKey"].decode("utf-8", "replace"),
        "CreatedAt": known["CreatedAt"] if known else operation.seconds,
        "ImportedAt": operation.seconds,
        "Detail": of_certificate(found),
        "Tags": known["Tags"] if known else checked({}, params.get("Tags") or ()),
    }
    documents.put("certificate", arn, document=document)
    return {"CertificateArn": arn}


def describe_certificate(documents: Documents, operation: Operation) -> Document:
    """Answer what is known of a certificate; never its key."""
    found = certificate(documents, operation, operation.params["CertificateArn"])
    detail = found["Detail"]
    return {
        "Certificate": {
            "CertificateArn": found["CertificateArn"],
            **detail,
            # A hyphen here, an underscore in summaries (documented by the examples of both operations).
            "KeyAlgorithm": detail["KeyAlgorithm"].replace("RSA_", "RSA-"),
            "CreatedAt": found["CreatedAt"],
            "ImportedAt": found["ImportedAt"],
            "Status": _status(found, operation),
            "InUseBy": _users(documents, found["CertificateArn"]),
            "Type": "IMPORTED",
            "RenewalEligibility": "INELIGIBLE",
            "Options": {"CertificateTransparencyLoggingPreference": "DISABLED", "Export": "DISABLED"},
        }
    }


def get_certificate(documents: Documents, operation: Operation) -> Document:
    """Answer certificate and chain as they were imported."""
    found = certificate(documents, operation, operation.params["CertificateArn"])
    return {name: found[name] for name in ("Certificate", "CertificateChain") if name in found}


def list_certificates(documents: Documents, operation: Operation) -> Document:
    """Answer the certificates of the region that a filter lets through, page by page."""
    params = operation.params
    found = [one for one in documents.list("certificate") if _wanted(one, params, operation)]
    if params.get("SortBy"):
        # Documented: sorted by creation, descending where nothing else is said.
        found.sort(key=lambda one: float(one["CreatedAt"]), reverse=params.get("SortOrder") != "ASCENDING")
    arns = [one["CertificateArn"] for one in found]
    start = place_of_named(params.get("NextToken"), arns)
    if start is None:
        raise validation("The NextToken is not valid.")  # inferred
    end = start + (params.get("MaxItems") or DEFAULT_PAGE)
    shown = [_summary(documents, one, operation) for one in found[start:end]]
    return {"CertificateSummaryList": shown, **({"NextToken": written(arns[end])} if end < len(arns) else {})}


def delete_certificate(documents: Documents, operation: Operation) -> Document:
    """Delete a certificate that no domain name uses."""
    arn = certificate(documents, operation, operation.params["CertificateArn"])["CertificateArn"]
    if _users(documents, arn):
        raise in_use(arn, operation.account_id)
    documents.delete("certificate", arn)
    return {}


def _new_arn(operation: Operation) -> str:
    drawn = hashlib.sha256("".join(operation.new_id() for _ in range(4)).encode()).digest()
    name = uuid.UUID(bytes=drawn[:16], version=4)
    place = f"{operation.region}:{operation.account_id}"
    return f"arn:{partition_of(operation.region)}:acm:{place}:certificate/{name}"


def _users(documents: Documents, arn: str) -> list[str]:
    """Return the ARNs of the domain names that show the certificate, of whatever region: edge names are everywhere."""
    return [
        f"arn:{partition_of(region)}:apigateway:{region}::/domainnames/{one['domainName']}"
        for region, one in documents.of_every_region("domain_name")
        if arn in (one.get(name) for name in _OF_DOMAIN_NAMES)
    ]


def _status(found: Document, operation: Operation) -> str:
    return "EXPIRED" if found["Detail"]["NotAfter"] < operation.now else "ISSUED"


def _wanted(found: Document, params: Mapping[str, Any], operation: Operation) -> bool:
    includes = params.get("Includes") or {}
    detail = found["Detail"]
    usages, purposes = ([one["Name"] for one in detail[name]] for name in ("KeyUsages", "ExtendedKeyUsages"))
    statuses = params.get("CertificateStatuses")
    return (
        (not statuses or _status(found, operation) in statuses)
        and detail["KeyAlgorithm"] in (includes.get("keyTypes") or SHOWN_BY_DEFAULT)
        and _any_of(usages, includes.get("keyUsage"))
        and _any_of(purposes, includes.get("extendedKeyUsage"))
        and includes.get("exportOption") in {None, "DISABLED"}
        and includes.get("managedBy") is None
        and (not (origins := params.get("CertificateKeyPairOrigins")) or "CUSTOMER_PROVIDED" in origins)
    )


def _any_of(names: Sequence[str], wanted: Sequence[str] | None) -> bool:
    return not wanted or any(name in wanted for name in names)


def _summary(documents: Documents, found: Document, operation: Operation) -> Document:
    detail = found["Detail"]
    names = detail["SubjectAlternativeNames"]
    return {
        "CertificateArn": found["CertificateArn"],
        "DomainName": detail["DomainName"],
        "SubjectAlternativeNameSummaries": names[:MOST_SUMMARISED_NAMES],
        "HasAdditionalSubjectAlternativeNames": len(names) > MOST_SUMMARISED_NAMES,
        "Status": _status(found, operation),
        "Type": "IMPORTED",
        "KeyAlgorithm": detail["KeyAlgorithm"],
        "KeyUsages": [one["Name"] for one in detail["KeyUsages"]],
        "ExtendedKeyUsages": [one["Name"] for one in detail["ExtendedKeyUsages"]],
        "ExportOption": "DISABLED",
        "InUse": bool(_users(documents, found["CertificateArn"])),
        "RenewalEligibility": "INELIGIBLE",
        "NotBefore": detail["NotBefore"],
        "NotAfter": detail["NotAfter"],
        "CreatedAt": found["CreatedAt"],
        "ImportedAt": found["ImportedAt"],
    }
