"""Fills tables through the runtime API, which is the same for both proxies."""
import socket

# haproxy reads commands into one buffer of 16 kB; a batch stays well below.
BATCH_BYTES = 12_000


def send(path, batch):
    with socket.socket(socket.AF_UNIX) as s:
        s.settimeout(30)
        s.connect(str(path))
        s.sendall(batch.encode() + b"\n")
        answer = b""
        while data := s.recv(65536):
            answer += data
    if answer.strip():
        raise RuntimeError(f"the runtime API answered '{answer.decode().strip()[:200]}'")


def batches(table, keys):
    """Commands that make an entry of each key, with 1 in gpc0, as many at a time as may be sent."""
    batch, length = [], 0
    for key in keys:
        command = f"set table {table} key {key} data.gpc0 1"
        batch.append(command)
        length += len(command) + 1
        if length > BATCH_BYTES:
            yield ";".join(batch)
            batch, length = [], 0
    if batch:
        yield ";".join(batch)


def fill(path, table, keys):
    """Makes an entry of each key, with 1 in gpc0."""
    for batch in batches(table, keys):
        send(path, batch)


def used(path, table):
    """How many entries a table has, by the head of what shows it."""
    with socket.socket(socket.AF_UNIX) as s:
        s.settimeout(30)
        s.connect(str(path))
        s.sendall(b"show table\n")
        answer = b""
        while data := s.recv(65536):
            answer += data
    for line in answer.decode().splitlines():
        if line.startswith(f"# table: {table},"):
            return int(line.rsplit("used:", 1)[1].split(",")[0])
    raise RuntimeError(f"there is no table {table}")
