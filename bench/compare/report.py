"""Medians, spreads and ratios, as tables that can be pasted into an issue."""
import os
import statistics
import subprocess

# scenario: (title, [(figure, heading, format, whether a ratio has meaning)])
TABLES = {
    "keepalive": ("Small requests, kept alive (layer 4, 32 connections)", [
        ("cpu", "CPU us/request", "{:.2f}", True), ("rate", "requests/s", "{:,.0f}", True), ("p50", "p50 us", "{:,.0f}", True), ("p99", "p99 us", "{:,.0f}", True), ("errors", "errors", "{:.0f}", False)]),
    "connections": ("One connection per request (32 at a time)", [
        ("cpu", "CPU us/connection", "{:.2f}", True), ("rate", "connections/s", "{:,.0f}", True), ("p50", "p50 us", "{:,.0f}", True), ("p99", "p99 us", "{:,.0f}", True), ("errors", "errors", "{:.0f}", False)]),
    "large": ("1 MiB responses (option splice-response, 16 connections)", [
        ("cpu", "CPU us/MiB", "{:.1f}", True), ("rate", "MiB/s", "{:,.0f}", True), ("p50", "p50 us", "{:,.0f}", True), ("p99", "p99 us", "{:,.0f}", True), ("errors", "errors", "{:.0f}", False)]),
    "large-auto": ("1 MiB responses (option splice-auto, 16 connections)", [
        ("cpu", "CPU us/MiB", "{:.1f}", True), ("rate", "MiB/s", "{:,.0f}", True), ("p50", "p50 us", "{:,.0f}", True), ("p99", "p99 us", "{:,.0f}", True), ("errors", "errors", "{:.0f}", False)]),
    "memory": ("Memory per idle connection at 4,000 (proxy process, Pss)", [
        ("bytes", "bytes/connection", "{:,.0f}", True), ("before", "kB before", "{:,.0f}", False), ("after", "kB with 4,000", "{:,.0f}", False), ("lost", "lost", "{:.0f}", False)]),
    "many": ("9,000 connections at once, three exchanges each", [
        ("lost", "lost", "{:.0f}", False), ("answered", "answers", "{:,.0f}", False), ("seconds", "seconds", "{:.2f}", True), ("cpu", "CPU us/connection", "{:.1f}", True), ("pss", "Pss kB", "{:,.0f}", True)]),
    "startup": ("Start-up, from the start of the process", [
        ("accepted", "ms to first accept", "{:.1f}", True), ("answered", "ms to first answer", "{:.1f}", True)]),
    "sni": ("TLS connections routed by SNI from a map of 1,000 names (32 at a time)", [
        ("cpu", "CPU us/connection", "{:.2f}", True), ("rate", "connections/s", "{:,.0f}", True), ("p50", "p50 us", "{:,.0f}", True), ("p99", "p99 us", "{:,.0f}", True), ("errors", "errors", "{:.0f}", False)]),
    "lookups": ("A lookup in a map of 100,000 lines, in nanoseconds of CPU time", [
        ("str", "map", "{:.0f}", True), ("ip", "map_ip", "{:.0f}", True), ("beg", "map_beg", "{:.0f}", True)]),
    "check": ("Checking a configuration (-c)", [
        ("cpu", "ms of CPU", "{:.0f}", True), ("lines", "lines", "{:,.0f}", False)]),
}


class Report:
    def __init__(self, options, tables=TABLES):
        self.figures = {}
        self.tables = tables
        self.options = options
        version = subprocess.run([options.haproxy, "-v"], capture_output=True, text=True).stdout.splitlines()[0]
        print(f"haproxy: {version}")
        print(f"actorproxy: {options.actorproxy}")
        print(f"nbthread {options.threads}, {options.rounds} rounds of {options.seconds} s, medians (and the spread of the middle half); ratios are medians of each round's ratio")
        busy = os.getloadavg()[0]
        print(f"load average at the start: {busy:.1f}" + (": the machine is busy, take these figures for a hint only" if busy > 1 else "") + "\n", flush=True)

    def add(self, scenario, target, result):
        self.figures.setdefault(scenario, {}).setdefault(target, []).append(result)

    def print_scenario(self, scenario):
        title, columns = self.tables[scenario]
        targets = self.figures[scenario]
        print(f"### {title}\n")
        print("| | " + " | ".join(heading for _, heading, _, _ in columns) + " |")
        print("|---|" + "---:|" * len(columns))
        for target in ("nginx", "haproxy", "actorproxy"):
            if target in targets:
                name = "nginx directly" if target == "nginx" else target
                print(f"| {name} | " + " | ".join(self._cell(targets[target], figure, form) for figure, _, form, _ in columns) + " |")
        print("| **actorproxy / haproxy** | " + " | ".join(self._ratio(targets, figure) if has_ratio else "" for figure, _, _, has_ratio in columns) + " |\n", flush=True)

    @staticmethod
    def _cell(results, figure, form):
        values = [r[figure] for r in results if figure in r]
        if not values:
            return ""
        text = form.format(statistics.median(values))
        if len(values) >= 3 and max(values) > 0 and figure not in ("errors", "lost", "answered"):
            low, _, high = statistics.quantiles(values, n=4, method="inclusive")
            text += f" (±{(high - low) / 2 / statistics.median(values) * 100:.0f}%)" if statistics.median(values) else ""
        return text

    @staticmethod
    def _ratio(targets, figure):
        ours, theirs = ([r[figure] for r in targets.get(t, []) if figure in r] for t in ("actorproxy", "haproxy"))
        # Round by round, because what else the machine does changes from round to round, and both feel it alike.
        ratios = [a / b for a, b in zip(ours, theirs) if b]
        return f"**{statistics.median(ratios):.3f}**" if ratios else ""
