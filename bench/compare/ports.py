"""Ports that no other test or benchmark on this machine uses: blocks below the ephemeral range, locked while we run.

The same rule and lock files as tests/ActorProxy.TestKit/PortBlock.cs.
"""
import fcntl
import random
import socket
import tempfile
from pathlib import Path

FIRST_PORT, BLOCK_SIZE, BLOCK_COUNT = 12_000, 50, 400


class Ports:
    def __init__(self):
        self._locks = []
        self._lock_a_block()

    def next(self):
        while True:
            for port in self._free:
                if _is_free(port):
                    return port
            self._lock_a_block()

    def _lock_a_block(self):
        directory = Path(tempfile.gettempdir()) / "actorproxy-test-ports"
        directory.mkdir(exist_ok=True)
        start = random.randrange(BLOCK_COUNT)
        for i in range(BLOCK_COUNT):
            index = (start + i) % BLOCK_COUNT
            lock = open(directory / f"{index}.lock", "a")
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                lock.close()
                continue
            self._locks.append(lock)
            self._free = iter(range(FIRST_PORT + index * BLOCK_SIZE, FIRST_PORT + (index + 1) * BLOCK_SIZE))
            return
        raise RuntimeError(f"all blocks of test ports are taken; see {directory}")


def _is_free(port):
    """False when a program uses it that knows nothing of these blocks."""
    with socket.socket(socket.AF_INET6) as probe:
        probe.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("::", port))
            return True
        except OSError:
            return False
