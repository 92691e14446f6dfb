"""
What a JWT authorizer is kept as: what was asked for, and where its issuers said that their keys are.

https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-jwt-authorizer-keys.html: "When you create or
update an authorizer, API Gateway reads this document and records the location of the issuer's key set".
"""

from typing import Any

from gatewright.model.question import KeysUnavailable
from gatewright.services.apigateway.errors import bad_request
from gatewright.services.issuers import places
from gatewright.services.operation import Operation
from gatewright.store.documents import Document


def configuration(asked: Document) -> Document:
    """Return `jwtConfiguration` as it is kept before any issuer is asked; `required` is false unless it is said."""
    return {
        "issuers": [_issuer(one) for one in asked.get("issuers") or ()],
        "defaultAlgorithms": list(asked.get("defaultAlgorithms") or ()),
    }


def located(asked: Document, operation: Operation) -> Document:
    """Return the same with the place of each issuer's keys, or raise the refusal of an issuer that does not tell.

    Where nobody could ask, no place is kept, and the gateway asks when the first token comes.
    """
    if operation.issuers is None:
        return asked
    told = places(operation.issuers, tuple(one["issuer"] for one in asked["issuers"]))
    return {**asked, "issuers": [_placed(one, told[one["issuer"]]) for one in asked["issuers"]]}


def _issuer(said: Document) -> Document:
    found: Document = {"issuer": said["issuer"], "audiences": list(said.get("audiences") or ())}
    if said.get("additionalClaims"):
        found["additionalClaims"] = [_rule(one) for one in said["additionalClaims"]]
    return found


def _rule(said: Document) -> Document:
    values = {"expectedValues": list(said["expectedValues"])} if said.get("expectedValues") else {}
    return {
        "claimName": said["claimName"],
        "format": said["format"],
        "required": bool(said.get("required", False)),
        **values,
    }


def _placed(issuer: Document, answer: Any) -> Document:
    if isinstance(answer, KeysUnavailable):
        # That it must answer is documented; the text is inferred.
        raise bad_request(f"Unable to retrieve the keys of issuer {issuer['issuer']}: {answer.why}")
    return {**issuer, "jwksUri": answer.jwks_uri}
