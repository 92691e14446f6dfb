"""
Access keys of users, and of the root user.

https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html. A secret is shown once, when it is
drawn.
"""

from typing import Final

from gatewright.services.iam import drawn
from gatewright.services.iam.calling_user import calling_user
from gatewright.services.iam.entities import USER, get
from gatewright.services.iam.errors import limit_exceeded, no_such_entity, validation_error
from gatewright.services.iam.pages import page
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

KIND: Final = "iam_access_key"
KEYS_PER_USER: Final = 2
"""https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"""


def create_access_key(documents: Documents, operation: Operation) -> Document:
    """Draw a key for a user; without a name, for who calls."""
    owner = _owner(documents, operation)
    if len(_keys(documents, owner)) >= KEYS_PER_USER:
        raise limit_exceeded(f"Cannot exceed quota for AccessKeysPerUser: {KEYS_PER_USER}")
    key_id = drawn.access_key_id(operation, drawn.LONG_LIVED, operation.account_id)
    created = {
        **({} if owner is None else {"UserName": owner}),
        "AccessKeyId": key_id,
        "Status": "Active",
        "SecretAccessKey": drawn.secret(operation),
        "CreateDate": operation.seconds,
    }
    documents.put(KIND, key_id, document=created)
    return {"AccessKey": created}


def list_access_keys(documents: Documents, operation: Operation) -> Document:
    """Answer the keys of a user, without their secrets."""
    owner = _owner(documents, operation)
    return page("AccessKeyMetadata", [_shown(key) for key in _keys(documents, owner)], operation.params)


def update_access_key(documents: Documents, operation: Operation) -> Document:
    """Switch a key on or off."""
    found = _key(documents, operation)
    status = operation.params["Status"]
    if status == "Expired":
        raise validation_error("Access keys can only be made Active or Inactive")  # inferred; AWS sets `Expired` itself
    documents.put(KIND, found["AccessKeyId"], document={**found, "Status": status})
    return {}


def delete_access_key(documents: Documents, operation: Operation) -> Document:
    """Delete a key."""
    documents.delete(KIND, _key(documents, operation)["AccessKeyId"])
    return {}


def get_access_key_last_used(documents: Documents, operation: Operation) -> Document:
    """Answer whose key it is; its use is not written down, so that it says what AWS says of a key never used."""
    found = documents.get(KIND, operation.params["AccessKeyId"])
    if found is None:
        raise no_such_entity(f"The Access Key with id {operation.params['AccessKeyId']} cannot be found.")
    return {
        **({"UserName": found["UserName"]} if "UserName" in found else {}),
        # Documented of GetAccessKeyLastUsed for a key that was never used, or not since IAM keeps count.
        "AccessKeyLastUsed": {"ServiceName": "N/A", "Region": "N/A"},
    }


def _owner(documents: Documents, operation: Operation) -> str | None:
    """Return the name of the user whose keys are meant, `None` for the root user."""
    name = operation.params.get("UserName") or calling_user(operation)
    return None if name is None else str(get(documents, USER, name)["UserName"])


def _keys(documents: Documents, owner: str | None) -> list[Document]:
    return [key for key in documents.list(KIND) if key.get("UserName") == owner]


def _key(documents: Documents, operation: Operation) -> Document:
    params = operation.params
    found = documents.get(KIND, params["AccessKeyId"])
    owner = None if found is None else found.get("UserName")
    # Without a name the key itself tells the user (documented of UpdateAccessKey and DeleteAccessKey).
    if found is None or (params.get("UserName") or owner) != owner:
        raise no_such_entity(f"The Access Key with id {params['AccessKeyId']} cannot be found.")
    return found


def _shown(key: Document) -> Document:
    return {name: value for name, value in key.items() if name != "SecretAccessKey"}
