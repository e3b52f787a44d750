"""What the client sees: when it was answered, and by whom."""
import subprocess
import sys
import threading
import time
from pathlib import Path


class Probe:
    def __init__(self, lan, host, address, port):
        self.answers = []
        self.process = lan.start(host, [sys.executable, Path(__file__).with_name("client.py"), address, port], stdout=subprocess.PIPE, text=True)
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            began, name = line.split()
            self.answers.append((float(began), name))

    def since(self, moment):
        """In the order of their beginnings."""
        return sorted(one for one in self.answers[-20_000:] if one[0] >= moment)

    def until(self, what, holds, patience=120):
        end = time.monotonic() + patience
        while not holds():
            if time.monotonic() > end:
                raise RuntimeError(f"{what}: not within {patience} s")
            time.sleep(0.01)

    def until_steady(self, name_is, moment, seconds=0.3):
        """Waits until all answers of a while come from whom they should."""
        def steady():
            recent = self.since(max(moment, time.monotonic() - seconds - 0.05))
            return len(recent) > seconds / 0.002 * 0.6 and recent[-1][0] - recent[0][0] >= seconds * 0.9 and all(name_is(name) for _, name in recent) and time.monotonic() - recent[-1][0] < 0.05
        self.until("steady answers", steady)

    def outage(self, moment):
        """The longest time in seconds between two attempts that were answered, from shortly before a moment on."""
        times = [began for began, _ in self.since(moment - 0.1)]
        return max(later - earlier for earlier, later in zip(times, times[1:]))

    def stop(self):
        self.process.terminate()
        self.process.wait()
