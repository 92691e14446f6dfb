"""AWS's protocols, driven by botocore's service models: HTTP to operation and parameters, and results back."""
