"""What a rule's look at a table costs: connections that are refused after many of them, less those that look at none."""
from commands import fill
from lookups import CONNECTIONS, refused
from processes import cpu_seconds

ENTRIES = 1_000_000
KEY = f"rand({ENTRIES})"
LINE = "    tcp-request connection set-var(sess.x) "
# name: (how often in a connection, the rule that looks at the table, the same without it). A key that is counted by is the client's address: no rule counts by another one.
KINDS = {
    "find": (200, f"{LINE}{KEY},table_gpc0(numbers)\n", f"{LINE}{KEY}\n"),
    "count": (2000, f"{LINE}src_inc_gpc0(clients)\n", f"{LINE}src\n"),
    "tracked": (2000, "    tcp-request connection sc-inc-gpc0(0)\n", ""),
}
CONFIGURATION = """
global
    nbthread {{threads}}
    stats socket {socket} level admin
defaults
    mode tcp
    timeout connect 10s
    timeout client 60s
    timeout server 60s
backend numbers
    stick-table type integer size 1100k expire 1h store gpc0,conn_rate(10s)
backend clients
    stick-table type ip size 1100k expire 1h store gpc0,conn_rate(10s)
listen refused
    bind 127.0.0.1:{{port}}
    tcp-request connection track-sc0 src table clients
{rules}    tcp-request connection reject
    server nginx 127.0.0.1:{{nginx}}
"""


def measure_operations(stage, report):
    for target in ("haproxy", "actorproxy"):
        for kind, (times, *lines) in KINDS.items():
            proxies = []
            try:
                for number, line in enumerate(lines):
                    socket = stage.folder / f"{target}-{kind}-{number}.sock"
                    proxies.append(stage.start_proxy(target, CONFIGURATION.format(socket=socket, rules=line * times)))
                    if kind == "find" and number == 0:
                        fill(socket, "numbers", range(ENTRIES))
                for number in range(-1, max(3, stage.options.rounds)):
                    costs = []
                    for proxy in proxies:
                        before = cpu_seconds(proxy.pid)
                        refused(proxy.port, CONNECTIONS)
                        costs.append(cpu_seconds(proxy.pid) - before)
                    if number >= 0:
                        report.add("operations", target, {kind: (costs[0] - costs[1]) * 1e9 / CONNECTIONS / times})
            finally:
                for proxy in proxies:
                    proxy.end()
