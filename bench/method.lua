wrk.method = os.getenv("METHOD")
