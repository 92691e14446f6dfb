"""
libinjection in Python: the detector of SQL injection and cross-site scripting that firewalls share.

Ported from the C source of libinjection 3.9.2, whose words, fingerprints and verdicts it keeps, oddities included;
its licence stands beside this file.
https://github.com/client9/libinjection
"""
