"""What tables add to a connection: wrk with a connection per request, the client tracked, and stuck to its server."""
from processes import cpu_seconds
from wrk import run_wrk

TABLE = "    stick-table type ip size 100k expire 1h store conn_cnt,conn_cur,conn_rate(10s)\n"
TRACK = "    tcp-request connection track-sc0 src\n"
KINDS = {"plain": "", "track": TABLE + TRACK, "stick": TABLE + TRACK + "    stick on src\n"}


def measure_tracked(stage, report):
    proxies = {(target, kind): stage.start_proxy(target, more=lines) for target in ("haproxy", "actorproxy") for kind, lines in KINDS.items()}
    try:
        for number in range(-1, stage.options.rounds):
            # Whoever comes second meets another machine than who came first, so they take turns.
            for target in ("haproxy", "actorproxy") if number % 2 else ("actorproxy", "haproxy"):
                costs = {}
                for kind in KINDS:
                    proxy = proxies[target, kind]
                    before = cpu_seconds(proxy.pid)
                    result = run_wrk(stage, f"http://127.0.0.1:{proxy.port}/small", 32, ["-H", "Connection: close"], stage.options.seconds)
                    costs[kind] = (cpu_seconds(proxy.pid) - before) * 1e6 / max(1, result["requests"])
                if number >= 0:
                    report.add("tracked", target, costs | {"more": costs["stick"] - costs["plain"]})
    finally:
        for proxy in proxies.values():
            proxy.end()
