;;; greeter-test.el --- Tests  -*- lexical-binding: t -*-

;;; Code:

(require 'ert)
(require 'greeter)

(ert-deftest greeter-test-greets ()
  (should (equal (greeter-greet " Ada ") "Hello, Ada!"))
  (let ((greeter-word "Hi"))
    (should (equal (greeter-greet "Ada") "Hi, Ada!"))))

(ert-deftest greeter-test-refuses-nobody ()
  (should-error (greeter-greet " ") :type 'user-error))

(provide 'greeter-test)

;;; greeter-test.el ends here
