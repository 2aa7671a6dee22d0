"""The socket runtime: loop, clock, transports, TLS, name look-up and child processes.  There is no Lisp here."""
