"""What it costs that two nodes share a table: CPU time of an update, how long until it is read elsewhere, and how long a new node learns."""
import concurrent.futures
import multiprocessing
import socket
import statistics
import time

from commands import batches, fill, send, used
from entries import addresses
from processes import cpu_seconds
from wrk import run_wrk

ENTRIES = 1_000_000
UPDATES = 200_000
RATES = (1_000, 20_000, 100_000)
CONFIGURATION = """
global
    nbthread {{threads}}
    localpeer {name}
    stats socket {socket} level admin
defaults
    mode tcp
    timeout connect 10s
    timeout client 60s
    timeout server 60s
peers mesh
    peer a 127.0.0.1:{a}
    peer b 127.0.0.1:{b}
listen relay
    bind 127.0.0.1:{{port}}
    server nginx 127.0.0.1:{{nginx}}
backend clients
    stick-table type ip size 1100k expire 1h store gpc0,conn_rate(10s) {peers}
"""


class Pair:
    """Two nodes of one kind; the second one is started when it is asked for."""

    def __init__(self, stage, target, peers="peers mesh"):
        self.stage, self.target, self.peers = stage, target, peers
        self.ports = {"a": stage.ports.next(), "b": stage.ports.next()}
        self.nodes = {}

    def __enter__(self):
        self.start("a")
        return self

    def __exit__(self, *_):
        for node in self.nodes.values():
            node.end()

    def socket(self, name):
        return self.stage.folder / f"{self.target}-{name}-{self.ports[name]}.sock"

    def start(self, name, aside=False):
        self.nodes[name] = self.stage.start_proxy(
            self.target, CONFIGURATION.format(name=name, socket=self.socket(name), peers=self.peers, **self.ports), aside=aside)

    def cpu(self, name):
        return cpu_seconds(self.nodes[name].pid)

    def until_connected(self):
        end = time.monotonic() + 30
        while time.monotonic() < end:
            send(self.socket("a"), "set table clients key 192.0.2.1 data.gpc0 1")
            if "192.0.2.1" in ask(self.socket("b"), "show table clients key 192.0.2.1"):
                return
            time.sleep(0.05)
        raise RuntimeError(f"two nodes of {self.target} do not hear of each other")


def ask(path, command):
    with socket.socket(socket.AF_UNIX) as s:
        s.settimeout(30)
        s.connect(str(path))
        s.sendall(command.encode() + b"\n")
        answer = b""
        while data := s.recv(65536):
            answer += data
    return answer.decode()


def learnt(pair):
    """How many entries the second node has; none while it starts."""
    try:
        return used(pair.socket("b"), "clients")
    except (FileNotFoundError, ConnectionRefusedError):
        return 0


def until(condition, what, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise RuntimeError(f"not within {seconds} s: {what}")
        time.sleep(0.002)


def ascending(count):
    for i in range(count):
        yield f"10.{i >> 16 & 255}.{i >> 8 & 255}.{i & 255}"


def measure_learning(stage, report):
    for _ in range(1 if stage.options.quick else 3):
        for target in ("haproxy", "actorproxy"):
            figures = {}
            for name, keys in (("", addresses), ("-ascending", ascending)):
                with Pair(stage, target) as pair:
                    fill(pair.socket("a"), "clients", keys(ENTRIES))
                    before = pair.cpu("a")
                    pair.start("b")
                    until(lambda: learnt(pair) > 0, "the first entry is learnt")
                    first = time.monotonic()
                    until(lambda: learnt(pair) == ENTRIES, "all entries are learnt")
                    figures |= {f"seconds{name}": time.monotonic() - first, f"teacher{name}": (pair.cpu("a") - before) * 1e9 / ENTRIES,
                                f"learner{name}": pair.cpu("b") * 1e9 / ENTRIES}
            report.add("learning", target, figures)


# Each of wrk's connections waits so many milliseconds before its next request: about 4,000 a second, which leave room on both cores.
PACE = "function delay() return 2 end\n"


def measure_serving(stage, report):
    for _ in range(1 if stage.options.quick else 5):
        for target in ("haproxy", "actorproxy"):
            with Pair(stage, target) as pair:
                fill(pair.socket("a"), "clients", addresses(ENTRIES))
                url = f"http://127.0.0.1:{pair.nodes['a'].port}/small"
                run_wrk(stage, url, 16, [], 1.0, PACE)
                quiet = run_wrk(stage, url, 16, [], 2.0, PACE)
                # A process ends with the thread that started it: the load gets one of its own, not the node.
                with concurrent.futures.ThreadPoolExecutor() as load:
                    running = load.submit(run_wrk, stage, url, 16, [], 2.0, PACE)
                    pair.start("b", aside=True)
                    busy = running.result()
                until(lambda: learnt(pair) == ENTRIES, "all entries are learnt")
                report.add("serving", target, {"quiet": quiet["p99"], "busy": busy["p99"], "factor": busy["p99"] / quiet["p99"]})


def measure_updates(stage, report):
    for _ in range(1 if stage.options.quick else 3):
        for target in ("haproxy", "actorproxy"):
            with Pair(stage, target, peers="") as alone:
                fill(alone.socket("a"), "clients", addresses(UPDATES))
                without = cost_of_updates(alone)
            with Pair(stage, target) as pair:
                pair.start("b")
                pair.until_connected()
                fill(pair.socket("a"), "clients", addresses(UPDATES))
                until(lambda: learnt(pair) >= UPDATES, "the entries are told")
                before = pair.cpu("b")
                told = cost_of_updates(pair)
                time.sleep(1)
                report.add("updates", target, {
                    "sender": (told - without) * 1e9 / UPDATES, "receiver": (pair.cpu("b") - before) * 1e9 / UPDATES})


def cost_of_updates(pair):
    """CPU time of the first node for changing each entry once more, as often as none is told of twice."""
    before = pair.cpu("a")
    fill(pair.socket("a"), "clients", addresses(UPDATES))
    time.sleep(0.5)
    return pair.cpu("a") - before


def measure_delay(stage, report):
    for target in ("haproxy", "actorproxy"):
        with Pair(stage, target) as pair:
            pair.start("b")
            pair.until_connected()
            fill(pair.socket("a"), "clients", addresses(100_000))
            figures = {}
            for rate in RATES:
                # Two at a time: while one writes its commands and reads the answers, the other one's are carried out.
                done = multiprocessing.Value("q", 0)
                loads = [multiprocessing.Process(target=change_at, args=(str(pair.socket("a")), rate / 2, half, done), daemon=True) for half in (0, 1)]
                for load in loads:
                    load.start()
                began = time.monotonic()
                # The first ones are of code that has not run yet.
                delays = [delay(pair, i) for i in range(120 if stage.options.quick else 420)][20:]
                figures[f"rate{rate}"] = done.value / (time.monotonic() - began)
                for load in loads:
                    load.terminate()
                    load.join()
                delays.sort()
                figures[f"p50-{rate}"] = statistics.median(delays) * 1000
                figures[f"p99-{rate}"] = delays[int(len(delays) * 0.99)] * 1000
            report.add("delay", target, figures)


def change_at(path, rate, half, done):
    """Changes every other entry at a rate, each time another one."""
    keys = list(addresses(100_000))[half::2]
    step = 0.01
    count = int(rate * step)
    turns = [(list(batches("clients", keys[at:at + count])), count) for at in range(0, len(keys), count)]
    next_turn = time.monotonic()
    while True:
        for commands, changes in turns:
            for batch in commands:
                send(path, batch)
            with done.get_lock():
                done.value += changes
            next_turn += step
            time.sleep(max(0, next_turn - time.monotonic()))


def delay(pair, i):
    time.sleep(0.005)
    send(pair.socket("a"), f"set table clients key 192.0.2.9 data.gpc0 {i + 10}")
    begin = time.monotonic()
    while f"gpc0={i + 10} " not in ask(pair.socket("b"), "show table clients key 192.0.2.9"):
        if time.monotonic() - begin > 10:
            raise RuntimeError(f"{pair.target}: a change is not told within 10 s")
    return time.monotonic() - begin
