;;; greeter.el --- Greet people  -*- lexical-binding: t -*-

;; Author: A. Nonymous
;; Version: 1.0.0
;; Package-Requires: ((emacs "27.1"))

;;; Commentary:

;; Greets people, politely.

;;; Code:

(require 'subr-x)

(defgroup greeter nil
  "Greeting people."
  :group 'convenience)

(defcustom greeter-word "Hello"
  "The word that a greeting begins with."
  :type 'string)

;;;###autoload
(defun greeter-greet (name)
  "Return a greeting for NAME."
  (if (string-blank-p name)
      (user-error "Greet whom?")
    (format "%s, %s!" greeter-word (string-trim name))))

(provide 'greeter)

;;; greeter.el ends here
