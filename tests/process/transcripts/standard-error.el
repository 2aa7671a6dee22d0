;;; standard-error.el --- Error output apart: a pipe, a buffer  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* (out err told
       (e (make-pipe-process :name "err" :noquery t :filter (lambda (_ text) (push text err))
                             :sentinel (lambda (_ text) (push text told))))
       (p (make-process :name "sh" :command '("sh" "-c" "echo out; echo err >&2") :connection-type 'pipe
                        :stderr e :noquery t :filter (lambda (_ text) (push text out)) :sentinel #'ignore)))
  (wait-for (lambda () (and out err told (not (process-live-p p)))))
  (say "%S %S %S" out err told)
  (say "%S" (process-status e)))
(let* ((b (generate-new-buffer "errors"))
       (p (make-process :name "sh" :command '("sh" "-c" "echo err >&2; exit 2") :connection-type 'pipe
                        :stderr b :noquery t :sentinel #'ignore)))
  (let ((e (get-buffer-process b)))
    (say "%S %S" (process-name e) (process-type e))
    (set-process-sentinel e #'ignore)
    (wait-for (lambda () (and (not (process-live-p p)) (not (process-live-p e)))))
    (say "%S %S" (with-current-buffer b (buffer-string)) (process-exit-status p)))
  (kill-buffer b))

;;; standard-error.el ends here
