"""What a sentence is about is told from its words."""

import pytest

from gatewright.doctor.explain.lookup import lookup
from gatewright.doctor.explain.topics import is_about_refusals, topics

SENTENCES = [
    ("The request was stopped by the web application firewall that is active for the stage", "waf.rule-blocked"),
    ("La demande est bloquée par le pare-feu d'applications web", "waf.rule-blocked"),
    ("El firewall de aplicaciones web bloquea la solicitud", "waf.rule-blocked"),
    ("ウェブアプリケーションファイアウォールによってブロックされました", "waf.rule-blocked"),
    ("the client certificate is not in the truststore of the domain", "tls.client-certificate-untrusted"),
    ("le certificat client n'est pas dans le magasin de confiance", "tls.client-certificate-untrusted"),
    ("el certificado de cliente no está en el almacén de confianza", "tls.client-certificate-untrusted"),
    ("クライアント証明書がトラストストアにありません", "tls.client-certificate-untrusted"),
    ("the custom domain name has no base path mapping", "domain.path-not-mapped"),
    ("aucun mappage de chemin de base", "domain.path-not-mapped"),
    ("カスタムドメインのベースパスマッピングがありません", "domain.path-not-mapped"),
    ("is the x-api-key header sent", "api-key.missing"),
    ("the caller's URL names a stage that doesn't exist", "stage.not-found"),
    ("etapa que no existe en la URL", "stage.not-found"),
    ("存在しないステージが含まれています", "stage.not-found"),
    ("private DNS names must be deactivated on the interface endpoint", "endpoint.public-api-through-vpc-endpoint"),
    ("is the proxy setting of the browser right", "edge.proxy-refused"),
    ("CloudFront stands before the API", "edge.cloudfront-refused"),
    ("the API was not deployed with the latest API definition", "stage.changed-since-deployment"),
    ("la politique de ressources refuse explicitement l'accès", "resource-policy.explicit-deny"),
    ("it works in the console's test and is 403 outside", "stage.changed-since-deployment"),
    ("l'essai dans la console réussit", "stage.changed-since-deployment"),
    ("コンソールのテストでは成功します", "stage.changed-since-deployment"),
    ("our Lambda authorizer says no", "authorizer.denied"),
    ('Bearer scope="" error="invalid_token" error_description="the token has expired"', "authorizer.token-invalid"),
    ("the token does not have a valid audience", "authorizer.token-invalid"),
    ("OIDC discovery endpoint communication error", "authorizer.token-invalid"),
    ('Bearer scope="a b" error="insufficient_scope"', "authorizer.scope-missing"),
    ("The Lambda function returned the following error: x. Check your Lambda function code.", "integration.failed"),
    ("The response from the Lambda function doesn't match the format that API Gateway expects.", "integration.failed"),
    ("Request must be smaller than 6291456 bytes for the InvokeFunction operation", "request.too-large"),
]


@pytest.mark.parametrize(("sentence", "cause"), SENTENCES)
def test_a_sentence_finds_its_cause(sentence: str, cause: str) -> None:
    """In each of the four languages, whatever else it says."""
    assert cause == lookup(sentence)[0].id


def test_words_of_no_topic_are_none() -> None:
    """A poem is about no refusal."""
    assert () == topics("roses are red")
    assert not is_about_refusals("roses are red")
    assert is_about_refusals("What does an HTTP 403 mean?")
