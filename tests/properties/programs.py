"""Random Lisp programs that end: special forms, closures, exits, handlers, bindings, places and arithmetic.

A program is the text of one form.  It uses what `PRELUDE` defines: `fz-log` notes an event, so that the order of evaluation
shows; `fz-tick` counts the steps and signals an error when there were too many; `fz-run` returns value or error, and the log.
The same seed gives the same program.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

PRELUDE = (
    "(require 'cl-lib nil t)",
    "(defvar fz-fuel 0)",
    "(defvar fz-events nil)",
    "(defvar fz-a 1)",
    "(defvar fz-b 2)",
    "(defvar-local fz-local 10)",
    "(defvar fz-void)",
    "(define-error 'fz-error \"Of fz\" 'arith-error)",
    """(defun fz-log (value) (setq fz-events (cons (fz-shown value 4) fz-events)) value)""",
    """(defun fz-tick ()
         (if (< (setq fz-fuel (1- fz-fuel)) 0) (signal 'error '("out of fuel"))))""",
    """(defun fz-shown (value depth)
         (cond ((and (functionp value) (not (symbolp value))) 'fn)
               ((and (consp value) (< depth 0)) 'deep)
               ((and (consp value) (eq (car value) 'wrong-number-of-arguments)) (list (car value) (nth 2 value)))
               ((consp value) (cons (fz-shown (car value) (1- depth)) (fz-shown (cdr value) depth)))
               ((vectorp value) (vconcat (mapcar (lambda (each) (fz-shown each (1- depth))) value)))
               ((and (numberp value) (> (abs value) 1e40)) 'huge)
               (t value)))""",
    "(defun fz-outer () (fz-log (list fz-a fz-b fz-local)))",
    "(defun fz-set-a (value) (setq fz-a value))",
    "(defun fz-optional (a &optional b &rest c) (fz-tick) (list a b c))",
    "(defmacro fz-twice (form) (list 'progn form form))",
    "(defmacro fz-swap (a b) (let ((temp (gensym))) `(let ((,temp ,a)) (setq ,a ,b ,b ,temp))))",
    """(defun fz-run (function)
         (setq fz-fuel 150 fz-events nil fz-a 1 fz-b 2)
         (setq-default fz-local 10)
         (with-temp-buffer
           (let ((value (fz-shown (condition-case error (list 'value (funcall function)) (t (list 'error error))) 6)))
             (list value (fz-shown (list fz-a fz-b fz-local (default-value 'fz-local)) 3) (nreverse fz-events)))))""",
)
SPECIAL = ["fz-a", "fz-b", "fz-local"]
LEXICAL = ["x", "y", "z", "f", "g"]
ATOMS = [
    "nil", "t", "0", "1", "2", "-3", "7", "1.5", "-0.0", "'sym", ":key", "\"str\"", "?a", "'(1 2 3)", "'(a . b)", "[1 2]",
    "1e30", "most-positive-fixnum", "most-negative-fixnum", "(expt 2 70)", "'((x . 1) (y . 2))",
]  # fmt: skip
TAGS = ["'out", "'in", "5", "nil"]
CONDITIONS = [
    "error", "t", "arith-error", "wrong-type-argument", "(arith-error void-variable)", "fz-error", "no-catch",
    "(debug error)", "args-out-of-range", "wrong-number-of-arguments", "quit",
]  # fmt: skip
SIGNALS = [
    "'error '(1 2)",
    "'arith-error nil",
    "'fz-error '(x)",
    "'wrong-type-argument '(p 1)",
    "'quit nil",
    "'void-variable '(v)",
]
OPERATORS = ["+", "-", "*", "/", "%", "<", "=", ">=", "/=", "max", "min", "logand", "mod", "list", "cons", "eq", "eql", "equal"]
UNARY = [
    "car",
    "cdr",
    "1+",
    "1-",
    "-",
    "not",
    "consp",
    "symbolp",
    "length",
    "functionp",
    "car-safe",
    "fz-log",
    "nreverse",
    "listp",
    "+",
]
PATTERNS = [
    "_", "1", "'sym", "(and n (pred integerp))", "`(,h . ,r)", "`(1 ,_ . ,r)", "(or 1 2 'sym)", "(and v (guard (consp v)))",
    "(pred stringp)", "`[,a ,b]", "(app car-safe 1)", "\"str\"", "`(,(and k (pred symbolp)) ,v)", "(pred (< 2))",
    "(or `(,v) `(,_ ,v))", "(let v 3)",
]  # fmt: skip


class Program:
    """Makes one program from the numbers of RANDOM."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.variables: list[str] = []
        self.functions: list[str] = []
        self.serial = 0

    def form(self, depth: int) -> str:
        """Return a form whose nesting is about DEPTH."""
        if depth <= 0 or self.random.random() < 0.06:
            return self.atom()
        return self.random.choice(CHOICES)(self, depth - 1)

    def atom(self) -> str:
        """Return a variable or a constant."""
        if self.variables and self.random.random() < 0.6:
            return self.random.choice(self.variables)
        return self.random.choice([*SPECIAL, *ATOMS, *ATOMS])

    def body(self, depth: int) -> str:
        """Return one to three forms."""
        return " ".join(self.form(depth) for _ in range(self.random.randint(1, 3)))

    def one_of(self, makers: list[Callable[[], str]]) -> str:
        """Return what one of MAKERS makes."""
        return self.random.choice(makers)()

    def place(self) -> str:
        """Return the name of a variable that can be set."""
        return self.random.choice([*self.variables, *SPECIAL])

    def within(self, names: list[str], depth: int) -> str:
        """Return a body in which the variables NAMES exist."""
        outer = self.variables
        self.variables = [*outer, *names]
        body = self.body(depth)
        self.variables = outer
        return body

    def fresh(self, prefix: str) -> str:
        """Return a name that the program has not used."""
        self.serial += 1
        return f"{prefix}{self.serial}"

    # Binding

    def let(self, depth: int) -> str:
        """Return a `let` or `let*` of lexical and special variables."""
        star = self.random.random() < 0.5
        bindings, names = [], []
        outer = self.variables
        for _ in range(self.random.randint(1, 3)):
            name = self.random.choice([*LEXICAL, *LEXICAL, *SPECIAL])
            bindings.append(self.random.choice([f"({name} {self.form(depth)})"] * 6 + [name, f"({name})"]))
            names.append(name)
            if star:
                self.variables = [*self.variables, name]
        self.variables = outer
        return f"({'let*' if star else 'let'} ({' '.join(bindings)}) {self.within(names, depth)})"

    def dlet(self, depth: int) -> str:
        """Return a dynamic binding of variables, lexical ones elsewhere."""
        name = self.random.choice([*SPECIAL, "fz-void"])
        return f"(dlet (({name} {self.form(depth)})) {self.within([name], depth)})"

    def lambda_(self, depth: int) -> str:
        """Return a function."""
        names = self.random.sample([*LEXICAL, *LEXICAL, "fz-a"], self.random.randint(0, 3))
        names = list(dict.fromkeys(names))
        written = list(names)
        if len(written) > 1 and self.random.random() < 0.4:
            written.insert(self.random.randint(1, len(written) - 1), self.random.choice(["&optional", "&rest"]))
            if "&rest" in written:
                written = written[: written.index("&rest") + 2]
                names = [name for name in written if name != "&rest"]
        return f"(lambda ({' '.join(written)}) (fz-tick) {self.within(names, depth)})"

    def setq(self, depth: int) -> str:
        """Return an assignment of one variable or two."""
        pairs = " ".join(f"{self.place()} {self.form(depth)}" for _ in range(self.random.choice([1, 1, 2])))
        return f"(setq {pairs})"

    def flet(self, depth: int) -> str:
        """Return local functions."""
        kind = self.random.choice(["cl-flet", "cl-labels"])
        name = self.fresh("fn")
        outer = self.functions
        if kind == "cl-labels":
            self.functions = [*outer, name]
        definition = f"(({name} (x &optional y) (fz-tick) {self.within(['x', 'y'], depth - 1)}))"
        self.functions = [*outer, name]
        text = f"({kind} {definition} {self.body(depth)})"
        self.functions = outer
        return text

    def local_call(self, depth: int) -> str:
        """Return a call of a local function, if there is one."""
        if not self.functions:
            return self.call(depth)
        name = self.random.choice(self.functions)
        if self.random.random() < 0.2:
            return f"#'{name}"
        return f"({name} {self.form(depth)}{' ' + self.form(depth) if self.random.random() < 0.4 else ''})"

    def named_let(self, depth: int) -> str:
        """Return a `named-let` that counts down."""
        name, counter = self.fresh("loop"), self.fresh("i")
        bodies = self.within(["x", counter], depth)
        again = f"({name} (1- {counter}) {self.form(depth - 1)})"
        last = self.random.choice(
            [again, f"(fz-log {again})", f"(or nil {again})", f"(and t {again})", f"(let ((y 1)) {again})"]
        )
        start = f"(({counter} 3) (x {self.form(depth)}))"
        return f"(named-let {name} {start} (fz-tick) (if (> {counter} 0) (progn {bodies} {last}) x))"

    # Control

    def choice(self, depth: int) -> str:
        """Return a conditional."""
        form = self.form
        clauses = " ".join(f"({form(depth)} {self.body(depth)})" for _ in range(2))
        return self.one_of(
            [
                lambda: f"(if {form(depth)} {form(depth)} {self.body(depth)})",
                lambda: f"(and {self.body(depth)})",
                lambda: f"(or {self.body(depth)})",
                lambda: f"(cond {clauses} ({form(depth)}))",
                lambda: f"(when {form(depth)} {self.body(depth)})",
                lambda: f"(unless {form(depth)} {self.body(depth)})",
                lambda: f"(prog1 {self.body(depth)})",
                lambda: f"(prog2 {form(depth)} {self.body(depth)})",
                lambda: f"(progn {self.body(depth)})",
                lambda: f"(if-let* ((x {form(depth)}) (y {form(depth)})) (list x y) {form(depth)})",
                lambda: f"(fz-twice {form(depth)})",
                lambda: f"(if (and {form(depth)} (not {form(depth)})) {form(depth)} {form(depth)})",
            ]
        )

    def loop(self, depth: int) -> str:
        """Return a loop that ends."""
        counter = self.fresh("n")
        inner = self.within(["x"], depth)
        return self.random.choice(
            [
                f"(dolist (x '(1 sym (3))) (fz-tick) {inner})",
                f"(dolist (x {self.form(depth)} {self.form(depth)}) (fz-tick) {inner})",
                f"(dotimes (x 3) (fz-tick) {inner})",
                f"(let (({counter} 3) x) (while (> (setq {counter} (1- {counter})) 0) (fz-tick) {inner}) x)",
                f"(let (({counter} 3) x) (while (progn (fz-tick) (setq x {counter}) (and (> (setq {counter} (1- {counter})) 0) "
                f"{self.form(depth)})) {inner}))",
                f"(let (fs) (dotimes (x 3) (push (lambda (y) (fz-tick) {inner}) fs)) (mapcar (lambda (f) (funcall f 1)) fs))",
                f"(catch 'done (dolist (x '(1 2 3)) (fz-tick) (if (equal x 2) (throw 'done x)) {inner}))",
            ]
        )

    def exit(self, depth: int) -> str:
        """Return what leaves, or catches what leaves."""
        form, pick = self.form, self.random.choice
        return self.one_of(
            [
                lambda: f"(catch {pick(TAGS)} {self.body(depth)})",
                lambda: f"(catch {pick(TAGS)} {self.body(depth)})",
                lambda: f"(throw {pick(TAGS)} {form(depth)})",
                lambda: f"(unwind-protect {form(depth)} {self.body(depth)})",
                lambda: f"(signal {pick(SIGNALS)})",
                lambda: f'(error "Text %S" {form(depth)})',
                lambda: f"(ignore-errors {self.body(depth)})",
                lambda: f"(ignore-error arith-error {form(depth)})",
            ]
        )

    def handler(self, depth: int) -> str:
        """Return a `condition-case` or `handler-bind`."""
        pick = self.random.choice
        if self.random.random() < 0.35:
            handler = pick(
                [
                    "(lambda (e) (fz-tick) (fz-log (list 'bound e)))",
                    f"(lambda (e) (fz-tick) {self.within(['e'], depth - 1)})",
                    f"(lambda (e) (throw {pick(TAGS)} e))",
                ]
            )
            return f"(handler-bind (({pick(CONDITIONS)} {handler})) {self.body(depth)})"
        name = pick(["e", "e", "nil", "x", "fz-a"])
        names = [name] if name != "nil" else []
        clauses = " ".join(f"({pick(CONDITIONS)} {self.within(names, depth)})" for _ in range(self.random.randint(1, 2)))
        if self.random.random() < 0.2:
            clauses += f" (:success {self.within(names, depth)})"
        return f"(condition-case {name} {pick([self.form(depth), '(progn ' + self.body(depth) + ')'])} {clauses})"

    # Calls

    def call(self, depth: int) -> str:
        """Return a call of a primitive or of what the prelude has."""
        form, pick = self.form, self.random.choice
        return self.one_of(
            [
                lambda: f"({pick(UNARY)} {form(depth)})",
                lambda: f"({pick(OPERATORS)} {form(depth)} {form(depth)})",
                lambda: f"({pick(OPERATORS)} {form(depth)} {form(depth)})",
                lambda: f"({pick(['+', '*', '-', '/', '<', 'list', '=', 'max'])} {form(depth)} {form(depth)} {form(depth)})",
                lambda: f"(fz-log {form(depth)})",
                lambda: f"(fz-optional {self.body(depth)})",
                lambda: "(fz-outer)",
                lambda: f"(fz-set-a {form(depth)})",
                lambda: f"(nth {pick(['0', '1', '-1', form(depth)])} {form(depth)})",
                lambda: f"(aref {form(depth)} {pick(['0', '1', '5'])})",
                lambda: f"(not {form(depth)})",
                lambda: f"(symbol-value '{pick([*SPECIAL, 'fz-void'])})",
                lambda: f"(set '{pick(SPECIAL)} {form(depth)})",
                lambda: f"(eval '{form(depth - 1)} t)" if not self.variables else f"(eval {form(depth - 1)} t)",
                lambda: f"(with-temp-buffer (setq fz-local {form(depth)}) {self.body(depth)})",
                lambda: f"(boundp '{pick([*SPECIAL, 'fz-void'])})",
            ]
        )

    def apply(self, depth: int) -> str:
        """Return a call of a computed function."""
        form, function = self.form, self.lambda_(depth)
        held = self.random.choice(self.variables) if self.variables else "'list"
        return self.one_of(
            [
                lambda: f"(funcall {function} {self.body(depth)})",
                lambda: f"(funcall {held} {form(depth)})",
                lambda: f"(funcall {form(depth)})",
                lambda: f"(apply {function} {form(depth)} {form(depth)})",
                lambda: f"(apply #'{self.random.choice(OPERATORS)} {form(depth)} '(1 2))",
                lambda: f"(mapcar {function} '(1 sym (2)))",
                lambda: f"(mapc {function} {form(depth)})",
                lambda: f"({function} {self.body(depth)})",
                lambda: f"(let ((f {function})) (list (funcall f {form(depth)}) (funcall f {form(depth)})))",
                lambda: f"(sort (list {form(depth)} 3 1 2) {self.random.choice(['#' + chr(39) + '<', function])})",
                lambda: function,
            ]
        )

    def backquote(self, depth: int) -> str:
        """Return a template."""
        form = self.form
        return self.one_of(
            [
                lambda: f"`(a ,{form(depth)} b)",
                lambda: f"`(,@{form(depth)} ,{form(depth)})",
                lambda: f"`(1 . ,{form(depth)})",
                lambda: f"`[,{form(depth)} ,@{form(depth)}]",
                lambda: f"`(,{form(depth)} ,@{form(depth)} (x ,{form(depth)}) . ,{form(depth)})",
                lambda: f"`((a ,{form(depth)}) . ,{form(depth)})",
                lambda: f"`(,@{form(depth)})",
                lambda: f"`(x `(y ,(z ,{form(depth)})))",
            ]
        )

    def pcase(self, depth: int) -> str:
        """Return a `pcase` of some kind."""
        names = ["h", "r", "n", "v", "a", "b", "k"]
        clauses = []
        for _ in range(self.random.randint(1, 3)):
            pattern = self.random.choice(PATTERNS)
            bound = [name for name in names if any(mark + name + end in pattern for mark in (",", " ") for end in " ().]")]
            bound = [name for name in bound if name != "a" or "," in pattern]
            clauses.append(f"({pattern} {self.within(bound, depth)})")
        kind = self.random.choice(["pcase", "pcase", "pcase", "pcase-exhaustive"])
        if self.random.random() < 0.2:
            return f"(pcase-let ((`(,h . ,r) {self.form(depth)})) {self.within(['h', 'r'], depth)})"
        return f"({kind} {self.form(depth)} {' '.join(clauses)})"

    def place_form(self, depth: int) -> str:
        """Return a change of a place."""
        form, name = self.form, self.place()
        return self.one_of(
            [
                lambda: f"(push {form(depth)} {name})",
                lambda: f"(pop {name})",
                lambda: f"(setf (car {form(depth)}) {form(depth)})",
                lambda: f"(let ((x (list 1 2 3))) (setf (nth {form(depth)} x) {form(depth)}) x)",
                lambda: f"(let ((x (vector 1 2 3))) (setf (aref x 1) {form(depth)} (aref x 0) {form(depth)}) x)",
                lambda: f"(cl-incf {name} {form(depth)})",
                lambda: f"(let ((x (list (list 1) 2))) (push {form(depth)} (car x)) (pop (cdr x)) x)",
                lambda: f"(let ((x (list (list 1) 2))) (cl-incf (cadr x) {form(depth)}) (setf (alist-get 'k (cdr x)) 3) x)",
                lambda: f"(fz-swap {name} {self.place()})",
                lambda: f"(cl-letf ((fz-a {form(depth)})) {self.body(depth)})",
                lambda: f"(let ((x (list 1 2))) (cl-letf (((car x) {form(depth)})) (fz-log x) {self.body(depth)}))",
                lambda: f"(setf {name} {form(depth)})",
            ]
        )


CHOICES = [
    *[Program.let] * 4, Program.dlet, *[Program.setq] * 3, Program.flet, *[Program.local_call] * 2, Program.named_let,
    *[Program.choice] * 4, *[Program.loop] * 2, *[Program.exit] * 3, *[Program.handler] * 3, *[Program.call] * 6,
    *[Program.apply] * 3, Program.backquote, Program.pcase, *[Program.place_form] * 2,
]  # fmt: skip


def program(seed: int, depth: int = 5) -> str:
    """Return the program number SEED."""
    return f"(fz-run (lambda () {Program(Random(seed)).body(depth)}))"
