"""Many connections at once: the memory that an idle one costs, and 9,000 that all exchange data."""
import resource
import select
import socket
import time

from processes import cpu_seconds, pss_kilobytes

REQUEST = b"GET /small HTTP/1.1\r\nHost: x\r\n\r\n"
ANSWER_END = b"hello, world\n"


def allow_descriptors(count):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < count:
        raise RuntimeError(f"{count} descriptors are needed, the hard limit is {hard}")
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard if hard != resource.RLIM_INFINITY else count, hard))


class Crowd:
    """Kept-alive connections of one process; each has one request under way at most."""

    def __init__(self, port):
        self.port = port
        self.sockets = {}
        self.poll = select.epoll()
        self.lost = 0

    def open(self, count, at_once=500):
        """Connects, in batches that a listener's backlog holds."""
        while len(self.sockets) + self.lost < count:
            batch = [socket.socket() for _ in range(min(at_once, count - len(self.sockets) - self.lost))]
            for s in batch:
                s.settimeout(10)
                try:
                    s.connect(("127.0.0.1", self.port))
                except OSError:
                    self.lost += 1
                    s.close()
                    continue
                s.setblocking(False)
                s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self.sockets[s.fileno()] = s
                self.poll.register(s.fileno(), select.EPOLLIN)

    def exchange(self, seconds=30):
        """One request on each connection, all at once; returns how many were answered."""
        waiting = {}
        for number, s in list(self.sockets.items()):
            try:
                s.send(REQUEST)
                waiting[number] = b""
            except OSError:
                self._lose(number)
        answered, end = 0, time.monotonic() + seconds
        while waiting and time.monotonic() < end:
            for number, _ in self.poll.poll(0.2, 1024):
                try:
                    data = self.sockets[number].recv(4096)
                except OSError:
                    data = b""
                if not data:
                    self._lose(number)
                    waiting.pop(number, None)
                    continue
                waiting[number] = waiting.get(number, b"") + data
                if waiting[number].endswith(ANSWER_END):
                    del waiting[number]
                    answered += 1
        for number in waiting:
            self._lose(number)
        return answered

    def close(self):
        for s in self.sockets.values():
            s.close()
        self.sockets.clear()
        self.poll.close()

    def _lose(self, number):
        self.lost += 1
        self.poll.unregister(number)
        self.sockets.pop(number).close()


def settled_pss(pid, seconds=6):
    """The process's memory once it stopped changing, or after the given time."""
    end, last = time.monotonic() + seconds, pss_kilobytes(pid)
    while time.monotonic() < end:
        time.sleep(1)
        now = pss_kilobytes(pid)
        if abs(now - last) <= 16:
            return now
        last = now
    return last


def measure_memory(stage, report, count=4000):
    allow_descriptors(count + 200)
    for target in ("haproxy", "actorproxy"):
        for _ in range(1 if stage.options.quick else 3):
            proxy = stage.start_proxy(target)
            try:
                # What the first connections cost once (code, pools) is no cost of an idle connection.
                warm = Crowd(proxy.port)
                warm.open(100)
                warm.exchange()
                warm.close()
                before = settled_pss(proxy.pid)
                crowd = Crowd(proxy.port)
                crowd.open(count)
                crowd.exchange()
                after = settled_pss(proxy.pid)
                report.add("memory", target, {"bytes": (after - before) * 1024 / count, "before": before, "after": after, "lost": crowd.lost})
                crowd.close()
            finally:
                proxy.end()


def measure_many(stage, report, count=9000, exchanges=3):
    allow_descriptors(count + 200)
    for number in range(1 if stage.options.quick else 3):
        for target in ("haproxy", "actorproxy") if number % 2 else ("actorproxy", "haproxy"):
            proxy = stage.start_proxy(target)
            try:
                cpu, began = cpu_seconds(proxy.pid), time.monotonic()
                crowd = Crowd(proxy.port)
                crowd.open(count)
                answered = sum(crowd.exchange() for _ in range(exchanges))
                took = time.monotonic() - began
                report.add("many", target, {
                    "lost": crowd.lost, "answered": answered, "seconds": took,
                    "cpu": (cpu_seconds(proxy.pid) - cpu) * 1e6 / count, "pss": pss_kilobytes(proxy.pid)})
                crowd.close()
            finally:
                proxy.end()
