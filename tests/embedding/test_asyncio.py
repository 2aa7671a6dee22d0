"""Lisp inside asyncio, another task alive at the same time."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from elnet import AsyncInterpreter, Interpreter, LimitExceeded, LispError, Symbol

ECHO = """(process-contact (make-network-process :name "echo" :server t :host "127.0.0.1" :service t :noquery t
             :filter (lambda (c text) (process-send-string c (upcase text)))) :service)"""


@asynccontextmanager
async def ticking() -> AsyncIterator[list[int]]:
    """A task that counts as long as it is alive."""
    ticks: list[int] = []

    async def tick() -> None:
        while True:
            ticks.append(len(ticks))
            await asyncio.sleep(0.01)

    task = asyncio.create_task(tick())
    yield ticks
    task.cancel()


async def say(port: int, text: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(text)
    answer = await asyncio.wait_for(reader.readexactly(len(text)), 10)
    writer.close()
    await writer.wait_closed()
    return answer


def test_a_server_in_lisp_serves_clients_of_the_hosts_loop() -> None:
    async def main() -> bytes:
        with Interpreter() as lisp:
            async with lisp.in_asyncio():
                return await say(lisp.eval_string(ECHO), b"hello")

    assert asyncio.run(main()) == b"HELLO"


def test_timers_run_by_the_hosts_loop() -> None:
    async def main() -> None:
        with Interpreter() as lisp:
            rung = asyncio.Event()
            lisp.define(rung.set, "host-ring")
            async with lisp.in_asyncio():
                lisp.eval_string("(run-at-time 0.05 nil #'host-ring)")
                await asyncio.wait_for(rung.wait(), 10)

    asyncio.run(main())


def test_an_error_while_serving_goes_to_the_loops_handler() -> None:
    async def main() -> list[str]:
        told: list[str] = []
        failed = asyncio.Event()

        def handle(_loop: object, context: dict[str, object]) -> None:
            told.append(str(context["message"]))
            failed.set()

        asyncio.get_running_loop().set_exception_handler(handle)
        with Interpreter(seconds=0.1) as lisp:
            async with lisp.in_asyncio():
                lisp.eval_string("(run-at-time 0 nil (lambda () (while t)))")
                await asyncio.wait_for(failed.wait(), 10)
        return told

    assert asyncio.run(main()) == ["Lisp failed while it was served"]


def test_another_task_lives_while_lisp_waits_and_computes() -> None:
    async def main() -> tuple[int, int]:
        async with AsyncInterpreter() as lisp, ticking() as ticks:
            await lisp.eval_string("(sleep-for 0.3)")
            waited = len(ticks)
            await lisp.eval_string("(let ((end (+ (float-time) 0.5))) (while (< (float-time) end)))")
            return waited, len(ticks) - waited

    waited, computed = asyncio.run(main())
    assert waited > 3
    assert computed > 3


def test_a_server_serves_while_nothing_is_awaited() -> None:
    async def main() -> bytes:
        async with AsyncInterpreter() as lisp:
            return await say(await lisp.eval_string(ECHO), b"hello")

    assert asyncio.run(main()) == b"HELLO"


def test_lisp_calls_a_coroutine_of_the_host() -> None:
    async def main() -> tuple[object, bool]:
        where: list[int] = []

        async def fetch(number: int, more: int = 1) -> int:
            """Return the sum, slowly."""
            await asyncio.sleep(0.01)
            where.append(threading.get_ident())
            return number + more

        async with AsyncInterpreter() as lisp:
            await lisp.define(fetch, "host-fetch")
            value = await lisp.eval_string("(list (host-fetch 1) (host-fetch 1 5) (func-arity 'host-fetch))")
            return value[:2], where == [threading.get_ident()] * 2

    assert asyncio.run(main()) == ([2, 6], True)


def test_cancelling_interrupts_lisp() -> None:
    async def main() -> object:
        async with AsyncInterpreter() as lisp:
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(lisp.eval_string("(setq reached 1) (while t)"), 0.2)
            return await asyncio.wait_for(lisp.eval_string("reached"), 10)

    assert asyncio.run(main()) == 1


def test_errors_and_limits_come_out() -> None:
    async def main() -> None:
        async with AsyncInterpreter(seconds=0.1) as lisp:
            with pytest.raises(LispError) as caught:
                await lisp.call("car", 1)
            assert caught.value.symbol == Symbol("wrong-type-argument")
            with pytest.raises(LimitExceeded):
                await lisp.eval_string("(while t)")

    asyncio.run(main())


def test_two_interpreters_work_at_once() -> None:
    async def main() -> list[object]:
        async with AsyncInterpreter() as one, AsyncInterpreter() as two:
            return await asyncio.gather(one.eval_string("(sleep-for 0.1) 1"), two.eval_string("(sleep-for 0.1) 2"))

    assert asyncio.run(main()) == [1, 2]
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("elnet")]
