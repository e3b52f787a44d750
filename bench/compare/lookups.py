"""What a lookup in a map of 100,000 lines costs: connections that are refused after many of them, less those that are refused at once."""
import socket

from processes import cpu_seconds

LINES = 100_000
LOOKUPS = 200
CONNECTIONS = 1_000
KINDS = {
    "str": ("map", "".join(f"{i} {i % 7}\n" for i in range(LINES))),
    "ip": ("map_ip", "".join(f"{i >> 8 & 255}.{i & 255}.{i >> 16}.0/24 {i % 7}\n" for i in range(LINES))),
    "beg": ("map_beg", "".join(f"{i:06d} {i % 7}\n" for i in range(LINES))),
}
KEYS = {"str": f"rand({LINES})", "ip": "rand(4294967295)", "beg": "rand(1000000)"}
CONFIGURATION = """
global
    nbthread {{threads}}
defaults
    mode tcp
    timeout connect 10s
    timeout client 60s
    timeout server 60s
listen refused
    bind 127.0.0.1:{{port}}
{rules}    tcp-request connection reject
    server nginx 127.0.0.1:{{nginx}}
"""


def refused(port, count):
    for _ in range(count):
        try:
            with socket.create_connection(("127.0.0.1", port), 10) as s:
                s.recv(1)
        except ConnectionResetError:
            pass


def measure_lookups(stage, report):
    for kind, (_, lines) in KINDS.items():
        (stage.folder / f"{kind}.map").write_text(lines)
    for target in ("haproxy", "actorproxy"):
        # A key alone is measured as well: what the key costs is not the lookup's.
        plain = {kind: f"    tcp-request connection set-var(sess.x) {KEYS[kind]}\n" * LOOKUPS for kind in KINDS}
        looked = {kind: f"    tcp-request connection set-var(sess.x) {KEYS[kind]},{name}({stage.folder}/{kind}.map)\n" * LOOKUPS for kind, (name, _) in KINDS.items()}
        for kind in KINDS:
            proxies = [stage.start_proxy(target, CONFIGURATION.format(rules=rules[kind])) for rules in (plain, looked)]
            try:
                for number in range(-1, max(3, stage.options.rounds)):
                    costs = []
                    for proxy in proxies:
                        before = cpu_seconds(proxy.pid)
                        refused(proxy.port, CONNECTIONS)
                        costs.append(cpu_seconds(proxy.pid) - before)
                    if number >= 0:
                        report.add("lookups", target, {kind: (costs[1] - costs[0]) * 1e9 / CONNECTIONS / LOOKUPS})
            finally:
                for proxy in proxies:
                    proxy.end()
