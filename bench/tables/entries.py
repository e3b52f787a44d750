"""The memory that an entry takes: a table is filled with a million of them, and the process looked at before and after."""
from commands import fill, used
from connections import settled_pss

ENTRIES = 1_000_000
STORES = {"one": "gpc0,conn_rate(10s)", "three": "gpc0,conn_rate(10s),bytes_in_rate(10s),bytes_out_rate(10s)"}
CONFIGURATION = """
global
    nbthread {{threads}}
    stats socket {socket} level admin
defaults
    mode tcp
    timeout connect 10s
    timeout client 60s
    timeout server 60s
listen relay
    bind 127.0.0.1:{{port}}
    server nginx 127.0.0.1:{{nginx}}
backend warm
    stick-table type ip size 100 expire 1h store {store}
backend clients
    stick-table type ip size 1100k expire 1h store {store}
"""


def addresses(count):
    # Multiplied by an odd number: spread over all addresses, and each only once.
    for i in range(count):
        a = i * 2654435761 & 0xFFFFFFFF
        yield f"{a >> 24}.{a >> 16 & 255}.{a >> 8 & 255}.{a & 255}"


def measure_entries(stage, report):
    for _ in range(1 if stage.options.quick else 3):
        for target in ("haproxy", "actorproxy"):
            figures = {}
            for name, store in STORES.items():
                socket = stage.folder / f"{target}-{name}.sock"
                proxy = stage.start_proxy(target, CONFIGURATION.format(socket=socket, store=store))
                try:
                    # What the commands themselves take once (code, pools, garbage) is no cost of an entry.
                    fill(socket, "warm", addresses(ENTRIES // 4))
                    before = settled_pss(proxy.pid)
                    fill(socket, "clients", addresses(ENTRIES))
                    if used(socket, "clients") != ENTRIES:
                        raise RuntimeError(f"{target} has {used(socket, 'clients')} entries")
                    figures[name] = (settled_pss(proxy.pid) - before) * 1024 / ENTRIES
                finally:
                    proxy.end()
            report.add("entries", target, figures)
