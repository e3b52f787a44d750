"""Start-up: from the start of the process to the first answer through it."""
import socket
import time

from connections import ANSWER_END, REQUEST
from processes import Proxy


def until_answered(port, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            s = socket.create_connection(("127.0.0.1", port), 1)
        except OSError:
            time.sleep(0.0005)
            continue
        with s:
            accepted = time.monotonic()
            s.sendall(REQUEST)
            data = b""
            while not data.endswith(ANSWER_END):
                more = s.recv(4096)
                if not more:
                    raise RuntimeError("the first connection was closed without an answer")
                data += more
            return accepted, time.monotonic()
    raise RuntimeError(f"no answer within {seconds} s of the start")


def measure_startup(stage, report):
    for _ in range(5 if stage.options.quick else 20):
        for target in ("haproxy", "actorproxy"):
            began = time.monotonic()
            proxy = Proxy(target, getattr(stage.options, target), stage, stage.errors)
            try:
                accepted, answered = until_answered(proxy.port)
                report.add("startup", target, {"accepted": (accepted - began) * 1000, "answered": (answered - began) * 1000})
            finally:
                proxy.end()
