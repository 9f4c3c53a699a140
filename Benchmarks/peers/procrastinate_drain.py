"""Drain jobs that do nothing with procrastinate: procrastinate_drain.py <jobs>, database from PG* variables.

Prints {"jobs": N, "seconds": S}. Its worker fetches job by job; more tasks at once keep several connections busy.
"""

import asyncio
import json
import sys
import time

import procrastinate

CONNECTIONS = 10

app = procrastinate.App(connector=procrastinate.PsycopgConnector(min_size=CONNECTIONS, max_size=CONNECTIONS))


@app.task(queue="bench", name="nothing")
async def nothing() -> None:
    """Only has to be fetched and completed."""


async def main(jobs: int) -> None:
    async with app.open_async():
        if not await app.check_connection_async():
            await app.schema_manager.apply_schema_async()
        for start in range(0, jobs, 5_000):
            await nothing.batch_defer_async(*({} for _ in range(start, min(start + 5_000, jobs))))
        began = time.perf_counter()
        await app.run_worker_async(
            queues=["bench"], concurrency=CONNECTIONS, wait=False, delete_jobs="successful", listen_notify=False,
            install_signal_handlers=False)
        print(json.dumps({"jobs": jobs, "seconds": time.perf_counter() - began}))


asyncio.run(main(int(sys.argv[1])))
