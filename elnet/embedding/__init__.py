"""What a host needs around an assembled interpreter: values converted, errors, limits, threads, asyncio."""
