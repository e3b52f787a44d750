"""TLS connections that are routed by the name in their hello, from a map of 1,000 names; nobody decrypts on the way."""
from processes import cpu_seconds
from wrk import run_wrk

NAMES = 1000
CONFIGURATION = """
global
    nbthread {threads}
defaults
    mode tcp
    timeout connect 10s
    timeout client 60s
    timeout server 60s
frontend tls
    bind 127.0.0.1:{port}
    tcp-request inspect-delay 5s
    tcp-request content reject unless {{ req.ssl_hello_type 1 }}
    use_backend %[req.ssl_sni,lower,map({folder}/names.map,farm0)]
backend farm0
    server nginx 127.0.0.1:{tls}
backend farm1
    server nginx 127.0.0.1:{tls}
"""

# wrk asks the resolver for the URL's host, and puts that name into its hello.
RESOLVE = "wrk.resolve = function(host, service) wrk.addrs = wrk.lookup('127.0.0.1', service) end\n"


def measure_sni(stage, report):
    (stage.folder / "names.map").write_text("".join(f"site{i}.example.org farm{i % 2}\n" for i in range(NAMES)))
    proxies = {name: stage.start_proxy(name, CONFIGURATION) for name in ("haproxy", "actorproxy")}
    try:
        for number in range(-1, stage.options.rounds):
            for target in ("haproxy", "actorproxy") if number % 2 else ("actorproxy", "haproxy"):
                proxy = proxies[target]
                before = cpu_seconds(proxy.pid)
                url = f"https://site{(number + 1) * 37 % NAMES}.example.org:{proxy.port}/small"
                result = run_wrk(stage, url, 32, ["-H", "Connection: close"], stage.options.seconds if number >= 0 else 1.0, RESOLVE)
                if number < 0:
                    continue
                result["cpu"] = (cpu_seconds(proxy.pid) - before) * 1e6 / max(1, result["requests"])
                result["rate"] = result["requests"] * 1e6 / result["microseconds"]
                result["errors"] = sum(result[k] for k in result if k.endswith("_errors")) + result["timeouts"]
                report.add("sni", target, result)
    finally:
        for proxy in proxies.values():
            proxy.end()

