"""
Documentation versions: named copies of an API's documentation, which stages refer to.

https://docs.aws.amazon.com/apigateway/latest/api/API_DocumentationVersion.html. No refusal is recorded; texts are
inferred from those of documentation parts and stages.
"""

from gatewright.services.apigateway import lookup, paging, patching
from gatewright.services.apigateway.errors import bad_request, conflict
from gatewright.services.apigateway.patching import Path, Table
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

KIND = "documentation_version"

PATHS = Table(paths=(Path(pattern="/description", member="description", read=patching.text_or_nothing),))
"""https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateDocumentationVersion-Patch"""


def create_documentation_version(documents: Documents, operation: Operation) -> Document:
    """Copy the documentation as it is, and let a stage refer to the copy if one is named."""
    params = operation.params
    rest_api_id = lookup.rest_api(documents, operation)["id"]
    name = params["documentationVersion"]
    if not name:
        raise bad_request("Documentation version name cannot be blank")
    if documents.get(KIND, rest_api_id, name) is not None:
        raise conflict("Documentation version already exists")
    created = {
        "version": name,
        "createdDate": operation.seconds,
        **({"description": params["description"]} if params.get("description") else {}),
    }
    parts = documents.list("documentation_part", rest_api_id)
    documents.put(KIND, rest_api_id, name, document={**created, "parts": parts})
    if params.get("stageName"):
        stage = lookup.stage(documents, operation)
        documents.put("stage", rest_api_id, stage["stageName"], document={**stage, "documentationVersion": name})
    return created


def get_documentation_version(documents: Documents, operation: Operation) -> Document:
    """Answer one version."""
    return _shown(lookup.documentation_version(documents, operation))


def get_documentation_versions(documents: Documents, operation: Operation) -> Document:
    """Answer the versions of an API."""
    rest_api_id = lookup.rest_api(documents, operation)["id"]
    found = [{"id": one["version"], **_shown(one)} for one in documents.list(KIND, rest_api_id)]
    cut = paging.page(found, operation.params)
    return {**cut, "items": [{name: one[name] for name in one if name != "id"} for one in cut["items"]]}


def update_documentation_version(documents: Documents, operation: Operation) -> Document:
    """Change the description of a version."""
    found = lookup.documentation_version(documents, operation)
    changed = patching.apply(found, operation.params.get("patchOperations") or [], PATHS)
    documents.put(KIND, operation.params["restApiId"], found["version"], document=changed)
    return _shown(changed)


def delete_documentation_version(documents: Documents, operation: Operation) -> Document:
    """Delete a version that no stage refers to."""
    rest_api_id = operation.params["restApiId"]
    name = lookup.documentation_version(documents, operation)["version"]
    for stage in documents.list("stage", rest_api_id):
        if stage.get("documentationVersion") == name:
            raise conflict(f"Documentation version {name} is referenced by stage {stage['stageName']}")
    documents.delete(KIND, rest_api_id, name)
    return {}


def _shown(version: Document) -> Document:
    """Return a version without the copy that only we keep."""
    return {name: value for name, value in version.items() if name != "parts"}
