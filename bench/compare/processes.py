"""The processes of a comparison: nginx behind, a proxy or none in front, all started and ended here."""
import ctypes
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from ports import Ports

PATH = os.environ["PATH"] + ":/usr/sbin"
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)


def _die_with_parent():
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def start(command, **more):
    return subprocess.Popen([str(c) for c in command], stdin=subprocess.DEVNULL, preexec_fn=_die_with_parent, **more)


def cpu_seconds(pid):
    """CPU time of all threads of a process, ended ones included, in nanosecond resolution (the kernel's process clock)."""
    return time.clock_gettime(((~pid) << 3) | 2)


def pss_kilobytes(pid):
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    raise RuntimeError(f"no Pss in /proc/{pid}/smaps_rollup")


def until_accepting(port, process, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args[0]} ended at start with code {process.returncode}; run it by hand: {' '.join(process.args)}")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.005)
    raise RuntimeError(f"nothing accepts on port {port} after {seconds} s")


def make_certificate(folder):
    """A self-signed one; wrk does not verify it."""
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=example.org",
                    "-keyout", folder / "key.pem", "-out", folder / "certificate.pem"], check=True, capture_output=True)


class Proxy:
    """One running proxy with one listener in front of nginx."""

    def __init__(self, name, executable, stage, errors, configuration=None, more="", aside=False):
        self.name = name
        self.port = stage.ports.next()
        self.configuration = stage.folder / f"{name}-{self.port}.cfg"
        self.configuration.write_text((configuration or CONFIGURATION).format(
            threads=stage.options.threads, port=self.port, nginx=stage.nginx_port, tls=stage.tls_port, folder=stage.folder, more=more))
        self.command = [*(("chrt", "--idle", "0") if aside else ()), executable, "-db", "-f", str(self.configuration)]
        self.process = start(self.command, stdout=errors, stderr=errors)

    @property
    def pid(self):
        return self.process.pid

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class Stage:
    """Everything that lasts as long as the comparison: folder, ports, nginx."""

    def __init__(self, options):
        self.options = options

    def __enter__(self):
        self.ports = Ports()
        memory = Path("/dev/shm")
        self.folder = Path(tempfile.mkdtemp(prefix="actorproxy-compare-", dir=memory if memory.is_dir() else None))
        self.errors = open(self.folder / "output.log", "ab")
        self.nginx_port = self.ports.next()
        self.tls_port = self.ports.next()
        (self.folder / "www").mkdir()
        (self.folder / "www/small").write_text("hello, world\n")
        (self.folder / "www/large").write_bytes(os.urandom(1 << 20))
        make_certificate(self.folder)
        # nginx's workers drop to another user when it is started as root.
        for path in (self.folder, self.folder / "www"):
            path.chmod(0o755)
        (self.folder / "nginx.conf").write_text(NGINX.format(folder=self.folder, port=self.nginx_port, tls=self.tls_port))
        self.nginx = start([shutil.which("nginx", path=PATH), "-c", self.folder / "nginx.conf", "-p", self.folder, "-e", self.folder / "nginx.log"],
                           stdout=self.errors, stderr=self.errors)
        until_accepting(self.nginx_port, self.nginx)
        return self

    def __exit__(self, *_):
        self.nginx.terminate()
        self.nginx.wait()
        self.errors.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start_proxy(self, name, configuration=None, more="", aside=False):
        """A proxy that stands aside runs only when nothing else wants the core, as if it were on a machine of its own."""
        proxy = Proxy(name, getattr(self.options, name), self, self.errors, configuration, more, aside)
        try:
            until_accepting(proxy.port, proxy.process)
        except RuntimeError:
            proxy.end()
            raise
        return proxy


NGINX = """
daemon off;
worker_processes 2;
worker_rlimit_nofile 20000;
pid {folder}/nginx.pid;
events {{ worker_connections 18000; }}
http {{
    access_log off;
    error_log {folder}/nginx.log crit;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000000;
    keepalive_timeout 300s;
    open_file_cache max=10;
    client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
    server {{
        listen 127.0.0.1:{port} backlog=4096 reuseport;
        listen 127.0.0.1:{tls} ssl backlog=4096 reuseport;
        ssl_certificate {folder}/certificate.pem;
        ssl_certificate_key {folder}/key.pem;
        root {folder}/www;
    }}
}}
"""

CONFIGURATION = """
global
    nbthread {threads}
defaults
    mode tcp
    timeout connect 10s
    timeout client 60s
    timeout server 60s
listen relay
    bind 127.0.0.1:{port}
{more}    server nginx 127.0.0.1:{nginx}
"""
