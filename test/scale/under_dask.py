"""Answers lines under Dask with two worker processes, and kills one of them once the first part is there."""

import json
import os
import signal
import subprocess
import sys
import time

import dask
from dask.bytes import read_bytes
from dask.distributed import Client, LocalCluster


@dask.delayed
def answer(block, path, command):
    partial = f"{path}.{os.getpid()}.tmp"
    with open(partial, "wb") as out:
        ran = subprocess.run(command, input=block, stdout=out, stderr=subprocess.PIPE)
    if ran.returncode != 0:
        os.unlink(partial)
        raise RuntimeError(ran.stderr.decode())
    os.replace(partial, path)
    return path


def main():
    lines, folder, block_size, *command = sys.argv[1:]
    dask.config.set({"distributed.worker.daemon": False})
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        with Client(cluster) as client:
            _, blocks = read_bytes(lines, blocksize=int(block_size), delimiter=b"\n", sample=False)
            parts = [answer(block, f"{folder}/part-{n:05}.ndjson", command) for n, block in enumerate(blocks[0])]
            futures = client.compute(parts)
            while not any(future.done() for future in futures):
                time.sleep(0.01)
            _, worker = sorted(client.run(os.getpid).items())[0]
            os.kill(worker, signal.SIGKILL)
            files = client.gather(futures)
    print(json.dumps({"files": files, "killed": 1}))


if __name__ == "__main__":
    main()
