"""
Which custom domain names lead to an API or to a stage of it: such are not deleted before their mappings.

Not in AWS's pages; the refusals are reported by users of AWS, word for word where nothing else is said:
https://github.com/serverless/serverless/issues/3638 and https://github.com/gruntwork-io/cloud-nuke/issues/370.
"""

from gatewright.services.apigateway.errors import bad_request
from gatewright.services.apigateway.private_domain_names import key
from gatewright.store.documents import Document, Documents


def check_rest_api(documents: Documents, rest_api_id: str) -> None:
    """Raise AWS's refusal to delete a REST API that a domain name leads to."""
    found = _domains(documents, rest_api_id)
    if found:
        raise bad_request(
            f"Deleting RestApi {rest_api_id} failed. Please remove all base path mappings related to the RestApi in "
            f"your domains: {', '.join(found)}"
        )


def check_api(documents: Documents, api_id: str) -> None:
    """Raise AWS's refusal to delete an HTTP or WebSocket API that a domain name leads to."""
    if _domains(documents, api_id):
        raise bad_request(
            f"Deleting API {api_id} failed. Please remove all API mappings for the API from your custom domain names."
        )


def check_stage(documents: Documents, api_id: str, stage: str) -> None:
    """Raise AWS's refusal to delete a stage that a domain name leads to; that of a REST API is said to be alike."""
    found = _domains(documents, api_id, stage)
    if found:
        raise bad_request(
            f"Deleting stage {stage} failed. Please remove all base path mappings related to the stage in your "
            f"domains: {', '.join(found)}"
        )


def _domains(documents: Documents, api_id: str, stage: str | None = None) -> tuple[str, ...]:
    return tuple(
        domain["domainName"]
        for domain in documents.list("domain_name")
        if any(_leads(one, api_id, stage) for one in documents.list("base_path_mapping", key(domain)))
    )


def _leads(mapping: Document, api_id: str, stage: str | None) -> bool:
    return mapping["restApiId"] == api_id and stage in (None, mapping.get("stage"))
