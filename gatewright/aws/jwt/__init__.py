"""JSON Web Tokens as API Gateway judges them: read strictly, verified against an issuer's keys, claim by claim."""
