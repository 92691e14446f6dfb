"""OpenAPI definitions with API Gateway's extensions, read into what the control plane is asked for one by one."""
