"""
How an association between a VPC endpoint and a private domain name is kept: once for each of the two accounts.
"""

from typing import Final

from gatewright.aws.domain_arns import private_name
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

OF_CONSUMER: Final = "access_association"
"""In the account of the VPC endpoint, by its id and the ARN of the domain name."""

OF_PROVIDER: Final = "associated_endpoint"
"""In the account of the domain name, by its key and the id of the VPC endpoint."""


def put(consumer: Documents, provider: Documents, key: str, association: Document) -> None:
    """Keep an association that the consumer's account makes."""
    vpce_id, arn = association["accessAssociationSource"], association["domainNameArn"]
    consumer.put(OF_CONSUMER, vpce_id, arn, document=association)
    told = {name: value for name, value in association.items() if name != "tags"}
    provider.put(OF_PROVIDER, key, vpce_id, document={**told, "account": consumer.account_id})


def forget(consumer: Documents, association: Document) -> None:
    """Forget an association, for both accounts."""
    vpce_id, arn = association["accessAssociationSource"], association["domainNameArn"]
    consumer.delete(OF_CONSUMER, vpce_id, arn)
    named = private_name(arn)
    if named is not None:
        consumer.of(named.account_id, named.region).delete(OF_PROVIDER, named.key, vpce_id)


def forget_all(provider: Documents, operation: Operation, key: str) -> None:
    """Forget all associations with a domain name that goes (inferred: AWS's page has them deleted first)."""
    for one in provider.list(OF_PROVIDER, key):
        forget(provider.of(one["account"], operation.region), one)
