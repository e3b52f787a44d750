"""Three nodes with two floating addresses: actorproxy alone, or keepalived in front of haproxy."""
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from lan import INTERFACE

NODES = 3
PORT = 8080
BACKEND = 8081
HERE = Path(__file__).resolve().parent


class Node:
    """One host's processes; subclasses say which."""

    def __init__(self, cluster, host):
        self.cluster, self.host, self.lan = cluster, host, cluster.lan
        self.folder = cluster.folder / f"node{host}"
        self.folder.mkdir(parents=True)
        self.processes = []
        self.backend = None
        self.start_backend()

    def start_backend(self):
        self.backend = self.lan.start(self.host, [sys.executable, HERE / "server.py", f"node{self.host}", BACKEND])

    def stop_backend(self):
        self.backend.kill()
        self.backend.wait()

    def spawn(self, command):
        with open(self.folder / "log", "ab") as log:
            self.processes.append(self.lan.start(self.host, command, stdout=log, stderr=log, cwd=self.folder))

    def all_pids(self):
        """The processes and their children."""
        pids = [process.pid for process in self.processes if process.poll() is None]
        for pid in pids:
            pids += [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
        return pids

    def signal_all(self, number):
        for pid in self.all_pids():
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                pass

    def wait(self):
        for process in self.processes:
            process.wait(20)
        self.processes = []

    def ask(self, command):
        with socket.socket(socket.AF_UNIX) as api:
            api.connect(str(self.folder / "api"))
            api.sendall(command.encode() + b"\n")
            return b"".join(iter(lambda: api.recv(65536), b"")).decode()

    def proxy(self, tracked):
        binds = "\n".join(f"    bind {self.lan.floating(number)}:{PORT}{tracked}" for number in (0, 1))
        path = self.folder / "haproxy.cfg"
        path.write_text(f"""global
    stats socket {self.folder}/api level admin
defaults
    mode tcp
    timeout connect 1s
    timeout client 5s
    timeout server 5s
frontend service
{binds}
    default_backend service
backend service
    server here 127.0.0.1:{BACKEND} check inter 100ms fall 2 rise 2
""")
        return path

    def drain(self):
        self.ask("set server service/here state drain")

    def undrain(self):
        self.ask("set server service/here state ready")

    def end(self):
        self.signal_all(signal.SIGCONT)
        self.signal_all(signal.SIGTERM)
        self.wait()
        self.stop_backend()


class ActorProxyNode(Node):
    def start(self):
        settings = self.folder / "node.conf"
        lan = self.lan
        settings.write_text(f"""
node {{ name = node{self.host}, address = {lan.address(self.host)} }}
cluster.seeds = ["{lan.address(0)}:10700", "{lan.address(1)}:10700"]
floating-ip {{
  interface = {INTERFACE}
  interval = {int(self.cluster.interval * 1000)}ms
  track.backends = [service]
  web {{ address = "{lan.floating(0)}/24", router-id = 51 }}
  mail {{ address = "{lan.floating(1)}/24", router-id = 52 }}
}}
""")
        self.spawn([self.cluster.executable, "--node", settings, "-f", self.proxy("")])

    def worker(self):
        return int(next(line for line in self.ask("show info").splitlines() if line.startswith("Pid:"))[4:])

    def kill(self):
        """The guardian starts it again."""
        os.kill(self.worker(), signal.SIGKILL)

    def revive(self):
        pass

    def stop(self):
        self.stopped = self.worker()
        os.kill(self.stopped, signal.SIGSTOP)

    def resume(self):
        os.kill(self.stopped, signal.SIGCONT)

    def terminate(self):
        self.signal_all(signal.SIGTERM)

    def again(self):
        self.wait()
        self.start()


class KeepalivedNode(Node):
    def start(self):
        for number in (0, 1):
            self.lan.drop(self.host, number)
        for leftover in ("pid", "vrrp", "api"):
            (self.folder / leftover).unlink(missing_ok=True)
        check = self.folder / "check"
        check.write_text(f"#!/bin/sh\necho show stat | nc -U {self.folder}/api | grep -q '^service,here,.*,UP,'\n")
        check.chmod(0o755)
        interval = self.cluster.interval
        instances = "\n".join(f"""vrrp_instance v{number} {{
    interface {INTERFACE}
    state BACKUP
    virtual_router_id {51 + number}
    priority {150 - 10 * ((self.host - number) % NODES)}
    advert_int {interval:g}
    virtual_ipaddress {{
        {self.lan.floating(number)}/24
    }}
    track_script {{
        usable
    }}
}}""" for number in (0, 1))
        (self.folder / "keepalived.conf").write_text(f"""global_defs {{
    vrrp_version 3
    script_user root
    enable_script_security
}}
vrrp_script usable {{
    script {check}
    interval 1
    fall 1
    rise 1
}}
{instances}
""")
        self.spawn([shutil.which("haproxy", path=os.environ["PATH"] + ":/usr/sbin"), "-db", "-f", self.proxy(" transparent")])
        for _ in range(500):
            if (self.folder / "api").exists():
                break
            time.sleep(0.01)
        self.spawn(["keepalived", "-n", "-l", "-D", "-P", "-f", self.folder / "keepalived.conf", "-p", self.folder / "pid", "-r", self.folder / "vrrp"])

    def kill(self):
        # Children first: keepalived's says that it stops when it sees its parent die.
        for pid in reversed(self.all_pids()):
            os.kill(pid, signal.SIGKILL)

    def revive(self):
        self.again()

    def stop(self):
        self.signal_all(signal.SIGSTOP)

    def resume(self):
        self.signal_all(signal.SIGCONT)

    def terminate(self):
        # keepalived first: else its addresses would be without a proxy for as long as it takes to say so.
        for process in reversed(self.processes):
            process.send_signal(signal.SIGTERM)
            if process is self.processes[-1]:
                process.wait(10)

    def again(self):
        self.wait()
        self.start()


class Cluster:
    def __init__(self, kind, lan, folder, interval, executable):
        self.lan, self.folder, self.interval, self.executable = lan, folder, interval, executable
        self.nodes = [kind(self, host) for host in range(NODES)]
        for node in self.nodes:
            node.start()

    def owner(self, number=0):
        holders = self.lan.holders(number, NODES)
        return holders[0] if len(holders) == 1 else None

    def end(self):
        for node in self.nodes:
            node.end()


KINDS = {"actorproxy": ActorProxyNode, "keepalived": KeepalivedNode}


def versions():
    lines = subprocess.run(["keepalived", "--version"], capture_output=True, text=True, check=True)
    return (lines.stdout + lines.stderr).splitlines()[0]
