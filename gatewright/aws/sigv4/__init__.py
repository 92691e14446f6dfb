"""Signature Version 4 as API Gateway checks it: what is signed, whether it is signed right, and what is not.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
"""
