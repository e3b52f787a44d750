"""Load by wrk: requests a second, latency percentiles, and what a request cost the proxy in CPU time."""
import json
import shutil
import subprocess

from processes import PATH, cpu_seconds

# name: (path, connections, extra wrk arguments, the splice option)
LOADS = {
    "keepalive": ("/small", 32, [], None),
    "connections": ("/small", 32, ["-H", "Connection: close"], None),
    # Splicing only where it is measured: haproxy takes the descriptors of the pipes from its maxconn.
    # HAProxy 2.6 does not splice these answers with splice-auto: by its measure they are not large enough at a time.
    "large": ("/large", 16, [], "splice-response"),
    "large-auto": ("/large", 16, [], "splice-auto"),
}

SCRIPT = """
done = function(summary, latency, requests)
    io.write(string.format('{"requests":%d,"microseconds":%d,"p50":%d,"p99":%d,"connect_errors":%d,"read_errors":%d,"write_errors":%d,"status_errors":%d,"timeouts":%d}\\n',
        summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
        summary.errors.connect, summary.errors.read, summary.errors.write, summary.errors.status, summary.errors.timeout))
end
"""


def run_wrk(stage, url, connections, extra, seconds, more_script=""):
    script = stage.folder / "report.lua"
    script.write_text(more_script + SCRIPT)
    # wrk takes whole seconds only; timeout's SIGINT makes it report early.
    output = subprocess.run(["timeout", "-s", "INT", str(seconds), shutil.which("wrk", path=PATH), "-t1", f"-c{connections}", f"-d{int(seconds) + 1}s",
                             "-s", str(script), *extra, url], capture_output=True, text=True, timeout=seconds + 30)
    lines = [line for line in output.stdout.splitlines() if line.startswith("{")]
    if not lines:
        raise RuntimeError(f"wrk reported nothing:\n{output.stdout}{output.stderr}")
    return json.loads(lines[0])


def measure_wrk(stage, report, scenario):
    path, connections, extra, splice = LOADS[scenario]
    proxies = {name: stage.start_proxy(name, more=f"    option {splice}\n" if splice else "") for name in ("haproxy", "actorproxy")}
    try:
        # One measurement of each is thrown away: code gets compiled, caches and pools get filled.
        for number in range(-1, stage.options.rounds):
            # Whoever comes second meets another machine than who came first, so they take turns.
            for target in ("nginx", "haproxy", "actorproxy") if number % 2 else ("nginx", "actorproxy", "haproxy"):
                proxy = proxies.get(target)
                port = proxy.port if proxy else stage.nginx_port
                before = cpu_seconds(proxy.pid) if proxy else 0
                result = run_wrk(stage, f"http://127.0.0.1:{port}{path}", connections, extra, stage.options.seconds if number >= 0 else 1.0)
                if number < 0:
                    continue
                if proxy:
                    result["cpu"] = (cpu_seconds(proxy.pid) - before) * 1e6 / max(1, result["requests"])
                result["rate"] = result["requests"] * 1e6 / result["microseconds"]
                result["errors"] = sum(result[k] for k in result if k.endswith("_errors")) + result["timeouts"]
                report.add(scenario, target, result)
    finally:
        for proxy in proxies.values():
            proxy.end()
