"""Find a managed policy by its ARN: one of the account's, or one of AWS's own."""

from typing import Any, Final

from gatewright.aws.managed_policies import BY_ARN
from gatewright.model.lazy_pattern import pattern
from gatewright.services.iam.errors import invalid_input, no_such_entity
from gatewright.store.documents import Document, Documents
from gatewright.store.iam_answers import of_aws

KIND: Final = "iam_policy"
_ARN: Final = pattern(r"arn:aws[a-z-]*:iam::(\d{12}|aws):policy(/.*/|/)([^/]+)")


def policy(documents: Documents, arn: str, message: str = "Policy {arn} was not found.") -> Document:
    """Return the policy of this ARN."""
    found = find(documents, arn)
    if found is None:
        raise no_such_entity(message.format(arn=arn))
    return found


def attachable(documents: Documents, arn: str) -> Document:
    """Return the policy of this ARN, to be attached."""
    return policy(documents, arn, "Policy {arn} does not exist or is not attachable.")


def find(documents: Documents, arn: str) -> Document | None:
    """Return the policy of this ARN, `None` when there is none; refuse what is no ARN of a policy."""
    read = _ARN.fullmatch(arn)
    if read is None:
        raise invalid_input(f"ARN {arn} is not valid.")
    if arn in BY_ARN:
        return of_aws(BY_ARN[arn])
    found = documents.get(KIND, read[3].lower())
    return found if found is not None and found["Arn"] == arn else None


def put(documents: Documents, document: Document) -> None:
    """Store a policy of the account."""
    documents.put(KIND, document["PolicyName"].lower(), document=document)


def default_text(found: Document) -> str:
    """Return the document of a policy's default version."""
    return str(version(found, found["DefaultVersionId"])["Document"])


def version(found: Document, version_id: str) -> dict[str, Any]:
    """Return one version of a policy."""
    for each in found["PolicyVersionList"]:
        if each["VersionId"] == version_id:
            return dict(each)
    raise no_such_entity(f"Policy {found['Arn']} version {version_id} does not exist or is not attachable.")
