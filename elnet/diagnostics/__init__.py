"""What people see of errors: message, place, source line, Lisp backtrace."""
