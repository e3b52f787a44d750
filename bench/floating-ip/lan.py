"""Hosts on one Ethernet, each in a network namespace of its own: the last one is the client's."""
import os
import subprocess

INTERFACE = "eth0"


class Lan:
    def __init__(self, name, hosts):
        self.name, self.hosts = name, hosts
        # RFC 2544 keeps 198.18.0.0/15 for tests of devices.
        self.prefix = "198.18.77"
        self.switch = f"{name}-s"

    def __enter__(self):
        ip("netns", "add", self.switch)
        ip("-n", self.switch, "link", "add", "name", "br0", "type", "bridge", "mcast_snooping", "0")
        ip("-n", self.switch, "link", "set", "br0", "up")
        for host in range(self.hosts):
            space = self.space(host)
            ip("netns", "add", space)
            ip("-n", self.switch, "link", "add", f"p{host}", "type", "veth", "peer", "name", INTERFACE, "netns", space)
            ip("-n", self.switch, "link", "set", f"p{host}", "master", "br0")
            ip("-n", self.switch, "link", "set", f"p{host}", "up")
            ip("-n", space, "link", "set", "lo", "up")
            ip("-n", space, "link", "set", INTERFACE, "up")
            ip("-n", space, "addr", "add", f"{self.address(host)}/24", "dev", INTERFACE)
        return self

    def __exit__(self, *_):
        for space in [self.space(host) for host in range(self.hosts)] + [self.switch]:
            subprocess.run(["ip", "netns", "del", space], check=False)

    def space(self, host):
        return f"{self.name}-{host}"

    def address(self, host):
        return f"{self.prefix}.{host + 1}"

    def floating(self, number):
        return f"{self.prefix}.{number + 100}"

    def start(self, host, command, **options):
        return subprocess.Popen(["ip", "netns", "exec", self.space(host), *map(str, command)], **options)

    def pull(self, host):
        ip("-n", self.switch, "link", "set", f"p{host}", "down")

    def plug(self, host):
        ip("-n", self.switch, "link", "set", f"p{host}", "up")

    def isolate(self, host):
        ip("-n", self.switch, "link", "set", f"p{host}", "nomaster")

    def rejoin(self, host):
        ip("-n", self.switch, "link", "set", f"p{host}", "master", "br0")

    def holders(self, number, hosts):
        """The hosts that have a floating address."""
        return [host for host in range(hosts) if subprocess.run(
            ["ip", "-n", self.space(host), "-o", "addr", "show", "to", self.floating(number)], capture_output=True, text=True, check=True).stdout]

    def drop(self, host, number):
        """Takes away what a killed process has left."""
        subprocess.run(["ip", "-n", self.space(host), "addr", "del", f"{self.floating(number)}/24", "dev", INTERFACE], check=False, stderr=subprocess.DEVNULL)
        subprocess.run(["ip", "-n", self.space(host), "addr", "del", f"{self.floating(number)}/32", "dev", INTERFACE], check=False, stderr=subprocess.DEVNULL)


def ip(*words):
    subprocess.run(["ip", *words], check=True)


def is_possible():
    return os.geteuid() == 0
