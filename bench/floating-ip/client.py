"""Opens a connection every two milliseconds and prints when each that was answered began, and who answered."""
import asyncio
import socket
import sys
import time

STEP = 0.002
PATIENCE = 0.9


async def attempt(address):
    loop = asyncio.get_running_loop()
    began = time.monotonic()
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as connection:
        connection.setblocking(False)
        try:
            async with asyncio.timeout(PATIENCE):
                await loop.sock_connect(connection, address)
                answer = await loop.sock_recv(connection, 64)
        except (OSError, TimeoutError):
            return
    if answer:
        print(f"{began:.6f} {answer.decode()}", flush=True)


async def main(address):
    due = time.monotonic()
    running = set()
    while True:
        task = asyncio.ensure_future(attempt(address))
        running.add(task)
        task.add_done_callback(running.discard)
        due += STEP
        await asyncio.sleep(max(0, due - time.monotonic()))


asyncio.run(main((sys.argv[1], int(sys.argv[2]))))
