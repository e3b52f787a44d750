using System.Collections.Concurrent;
using ActorProxy.TestKit;

namespace ActorProxy.Tests.Actors;

/// <summary>What happened, in order, written by any thread.</summary>
internal sealed class Journal
{
    private readonly ConcurrentQueue<string> _lines = new();

    public string[] Lines => [.. _lines];

    public void Add(string line) => _lines.Enqueue(line);

    public int Count(string line) => _lines.Count(other => other == line);

    public Task HasAsync(string line, int times = 1)
        => Eventually.HoldsAsync($"the journal has {times} x \"{line}\"", () => Count(line) >= times, found: () => string.Join(", ", _lines));
}
