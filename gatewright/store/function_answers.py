"""What Lambda would answer of the functions of an account and region, read from the store."""

import json

from gatewright.aws.function_arn import LATEST, FunctionArn, parse
from gatewright.store.documents import Document, Documents


def functions(documents: Documents) -> Document:
    """Return the answer of `list_functions`, whole."""
    return {"Functions": [one["configuration"] for one in documents.list("function")]}


def policy(documents: Documents, name: str) -> Document | None:
    """Return the answer of `get_policy` for a function, a version or an alias; `None` where it has no policy."""
    arn = parse(name, region=documents.region, account_id=documents.account_id)
    if arn is None or (arn.region, arn.account_id) != (documents.region, documents.account_id):
        return None
    found = documents.get("function_policy", arn.name, arn.qualifier or "")
    if found is None:
        return None
    text = json.dumps(found["policy"], separators=(",", ":"), ensure_ascii=False)
    return {"Policy": text, "RevisionId": revision(documents, arn)}


def version(documents: Documents, arn: FunctionArn) -> Document | None:
    """Return the document of the version that a name leads to: a version itself, or that of an alias."""
    alias = documents.get("function_alias", arn.name, arn.qualifier or LATEST)
    number = (arn.qualifier or LATEST) if alias is None else alias["FunctionVersion"]
    if number == LATEST:
        return documents.get("function", arn.name)
    return documents.get("function_version", arn.name, number)


def revision(documents: Documents, arn: FunctionArn) -> str:
    """Return the revision of what a name means: of a function, a version or an alias."""
    alias = documents.get("function_alias", arn.name, arn.qualifier or LATEST)
    if alias is not None:
        return str(alias["RevisionId"])
    found = version(documents, arn)
    return "" if found is None else str(found["configuration"]["RevisionId"])
