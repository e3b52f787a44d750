"""What it costs to check a configuration of 20,000 lines: CPU time of `-c`."""
import resource
import subprocess


def configuration():
    """About 20,000 lines: 300 frontends with rules and conditions, 300 backends with servers."""
    lines = ["global", "    log 127.0.0.1:514 local0", "defaults", "    mode tcp", "    log global", "    timeout connect 5s", "    timeout client 30s", "    timeout server 30s"]
    for i in range(300):
        lines += [f"frontend f{i}", f"    bind 127.0.0.1:{10000 + i}", "    option tcplog", f"    acl office src 10.{i % 256}.0.0/16 192.168.0.0/24", "    acl tls req.ssl_hello_type 1",
                  "    tcp-request inspect-delay 5s", "    tcp-request connection reject if { src 198.51.100.0/24 }", "    tcp-request content accept if tls", f"    default_backend b{i}"]
        lines += [f"    use_backend b{(i + j) % 300} if tls {{ req.ssl_sni -i -m end .site{j}.example.org }}" for j in range(15)]
        lines += [f"backend b{i}", "    balance leastconn", "    option redispatch", "    retries 2"]
        lines += [f"    server s{j} 10.0.{i % 256}.{j + 1}:8080 weight {j + 1} maxconn 100 check inter 2s rise 2 fall 3" for j in range(38)]
    return "\n".join(lines) + "\n"


def measure_check(stage, report):
    path = stage.folder / "large.cfg"
    path.write_text(configuration())
    for number in range(max(3, stage.options.rounds)):
        for target in ("haproxy", "actorproxy") if number % 2 else ("actorproxy", "haproxy"):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([getattr(stage.options, target), "-c", "-f", path], check=True, capture_output=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            report.add("check", target, {"cpu": (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000, "lines": path.read_text().count("\n")})
