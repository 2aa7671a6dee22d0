"""The packages' own tests run by their makefiles only."""

collect_ignore_glob = ["*.el", "*/*.el", "*/*/*.el"]
