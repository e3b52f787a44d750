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
        directory = Path(tempfile.gettempdir()) / "actorproxy-test-ports"
        directory.mkdir(exist_ok=True)
        start = random.randrange(BLOCK_COUNT)
        for i in range(BLOCK_COUNT):
            index = (start + i) % BLOCK_COUNT
            self._lock = open(directory / f"{index}.lock", "a")
            try:
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                self._lock.close()
                continue
            self._free = iter(range(FIRST_PORT + index * BLOCK_SIZE, FIRST_PORT + (index + 1) * BLOCK_SIZE))
            return
        raise RuntimeError(f"all blocks of test ports are taken; see {directory}")

    def next(self):
        for port in self._free:
            with socket.socket(socket.AF_INET6) as probe:
                probe.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind(("::", port))
                    return port
                except OSError:
                    continue  # a program that knows nothing of these blocks uses it
        raise RuntimeError("the block of test ports is used up")
