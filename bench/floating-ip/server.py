"""A backend: says its name to whoever connects, and closes."""
import contextlib
import socket
import sys

with socket.create_server(("127.0.0.1", int(sys.argv[2])), backlog=128) as listener:
    while True:
        connection, _ = listener.accept()
        with connection, contextlib.suppress(ConnectionError):
            connection.sendall(sys.argv[1].encode())
