"""Drain jobs that do nothing with pgqueuer: pgqueuer_drain.py <jobs>, database from PG* variables.

Prints {"jobs": N, "seconds": S}. Batches as large as ours; its default is 10.
"""

import asyncio
import json
import sys
import time

import asyncpg
from pgqueuer import PgQueuer
from pgqueuer.types import QueueExecutionMode

BATCH = 500


async def main(jobs: int) -> None:
    connection = await asyncpg.connect()
    queuer = PgQueuer.from_asyncpg_connection(connection)
    if await connection.fetchval("SELECT to_regclass('pgqueuer') IS NULL"):
        await queuer.queries.install()

    @queuer.entrypoint("nothing")
    async def nothing(job: object) -> None:
        """Only has to be fetched and completed."""

    for start in range(0, jobs, 5_000):
        count = min(5_000, jobs - start)
        await queuer.queries.enqueue(["nothing"] * count, [None] * count, [0] * count)
    began = time.perf_counter()
    await queuer.run(batch_size=BATCH, mode=QueueExecutionMode.drain)
    print(json.dumps({"jobs": jobs, "seconds": time.perf_counter() - began}))


asyncio.run(main(int(sys.argv[1])))
