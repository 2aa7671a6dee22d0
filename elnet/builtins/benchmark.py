"""The library benchmark: measuring how long forms take."""

from __future__ import annotations

from time import perf_counter

from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.loop_forms import progn
from elnet.runtime.primitive import macro, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def _function(forms: list[object]) -> object:
    return list_of(intern("function"), cons(intern("lambda"), cons(NIL, list_from(forms))))


@macro()
def benchmark_elapse(*forms: object) -> object:
    """Return how many seconds FORMS take to be evaluated."""
    return list_of(intern("car"), list_of(intern("benchmark-call"), _function(list(forms)), 1))


@primitive()
def benchmark_call(lisp: Lisp, func: object, repetitions: object = NIL) -> object:
    """Call FUNC REPETITIONS times, once by default, and return the seconds, the garbage collections and the seconds of these.

    If REPETITIONS is no integer, FUNC is called for about so many seconds; then the number of calls comes last.
    """
    call = lisp.functions.callable(func)
    if repetitions is NIL or type(repetitions) is int:
        return list_from(_measured(lisp, call, repetitions if type(repetitions) is int else 1))
    wanted = check.float_value(repetitions)
    count = 1
    while True:
        result = _measured(lisp, call, count)
        elapsed = check.float_value(result[0])
        if elapsed >= wanted:
            return list_from([*result, count])
        count *= 2 if elapsed <= 0 else max(2, min(10, int(wanted / elapsed) + 1))


def _measured(lisp: Lisp, call: Callable[..., object], count: int) -> list[object]:
    collections, seconds = lisp.value("gcs-done"), lisp.value("gc-elapsed")
    start = perf_counter()
    for _ in range(count):
        call()
    elapsed = perf_counter() - start
    return [elapsed, lisp.value("gcs-done") - collections, lisp.value("gc-elapsed") - seconds]


@macro("benchmark-run", "benchmark-run-compiled")
def benchmark_run(repetitions: object = NIL, *forms: object) -> object:
    """Evaluate FORMS REPETITIONS times and return what `benchmark-call' does.

    If REPETITIONS is neither a number nor a variable it is one of the forms, which are evaluated once.
    """
    counted = type(repetitions) is int or (isinstance(repetitions, Symbol) and repetitions is not NIL and repetitions is not T)
    body = list(forms) if counted else [repetitions, *forms]
    return list_of(intern("benchmark-call"), _function(body), repetitions if counted else 1)


def _report(lisp: Lisp, elapsed: object, collections: object, seconds: object) -> object:
    text = "Elapsed time: %fs"
    if collections:
        return lisp.call(intern("message"), lisp_string(text + " (%fs in %d GCs)"), elapsed, seconds, collections)
    return lisp.call(intern("message"), lisp_string(text), elapsed)


@primitive("elnet--report-benchmark")
def report_benchmark(lisp: Lisp, function: object) -> object:
    """Return the value of FUNCTION and show how long it took."""
    values: list[object] = []
    result = _measured(lisp, lambda: values.append(lisp.call(function)), 1)
    _report(lisp, *result)
    return values[0]


@primitive("benchmark", interactive="p\nxForm: ")
def benchmark(lisp: Lisp, repetitions: object, form: object) -> object:
    """Evaluate FORM REPETITIONS times and show how long that took."""
    function = lisp.evaluator.evaluate(_function([form]), T)
    count = 1 if repetitions is NIL else check.integer(repetitions)
    return _report(lisp, *_measured(lisp, lisp.functions.callable(function), count))


@macro("benchmark-progn")
def benchmark_progn(*body: object) -> object:
    """Evaluate BODY, show how long it took, and return its value."""
    return list_of(intern("elnet--report-benchmark"), _function([progn(list(body))]))
