using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.StickTables;

namespace ActorProxy.Benchmarks.StickTables;

/// <summary>A stick table alone, with a million addresses: bytes of an entry, and operations a second on one and two threads.</summary>
/// <remarks>Keys come in no order, so that most looks miss the processor's caches as they would in a proxy with that many clients.</remarks>
public static class TableFigures
{
    private const int Entries = 1_000_000;
    private const int Runs = 5;

    private static readonly StickStoreConfig Counter = new(StickDataType.Gpc0, 1, TimeSpan.Zero);

    private static readonly StickDataType[] Rates = [StickDataType.ConnectionRate, StickDataType.BytesInRate, StickDataType.BytesOutRate];

    /// <summary>What one thread does with one key.</summary>
    private delegate void Operation(StickTable table, ReadOnlySpan<byte> key, long nowMs);

    public static void Print()
    {
        var table = Filled(rates: 1);
        Console.WriteLine("### A table of 1,000,000 addresses alone\n");
        Console.WriteLine("| | one thread, ns | million/s | two threads, million/s |\n|---|---:|---:|---:|");
        Measure("lookup of a key that is there", table, seed: 0, static (table, key, now) =>
        {
            using var entry = table.Find(key, now);
            if (!entry.Exists)
                throw new InvalidOperationException("an entry is missing");
        });
        Measure("lookup of a key that is not there", table, seed: 1, static (table, key, now) =>
        {
            using var entry = table.Find(key, now);
        });
        var (counter, rate) = (table.Layout.Field(StickDataType.Gpc0), table.Layout.Field(StickDataType.ConnectionRate));
        Measure("update: find, count, rate, touch", table, seed: 0, (table, key, now) =>
        {
            using var entry = table.FindOrAdd(key, now);
            entry.Add(counter, 1, now);
            entry.Add(rate, 1, now);
            entry.Touch(now);
        });
        Measure("the same in a table with peers", Filled(rates: 1, peers: "nodes"), seed: 0, (table, key, now) =>
        {
            using var entry = table.FindOrAdd(key, now);
            entry.Add(counter, 1, now);
            entry.Add(rate, 1, now);
            entry.Touch(now);
        });
        Console.WriteLine();
        Console.WriteLine("| | bytes per entry |\n|---|---:|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| gpc0, one rate | {(double)table.AllocatedBytes / Entries:0.0} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| gpc0, three rates | {(double)Filled(rates: 3).AllocatedBytes / Entries:0.0} |\n"));
    }

    private static StickTable Filled(int rates, string? peers = null)
    {
        var table = new StickTable(new StickTableDefinition
        {
            Name = "clients",
            WireName = "clients",
            KeyType = StickKeyType.IPv4,
            KeyLength = 4,
            Size = Entries,
            ExpireMs = 3_600_000,
            Peers = peers,
            Stores = [Counter, .. Rates.Take(rates).Select(static type => new StickStoreConfig(type, 1, TimeSpan.FromSeconds(10)))],
        }, seed: 0x9E3779B97F4A7C15, nowMs: 1);
        Span<byte> key = stackalloc byte[4];
        for (var i = 0u; i < Entries; i++)
        {
            WriteKey(key, i, seed: 0);
            using var entry = table.FindOrAdd(key, 1);
        }

        return table;
    }

    private static void Measure(string name, StickTable table, uint seed, Operation operation)
    {
        Median(table, seed, operation, threads: 1);
        var (one, two) = (Median(table, seed, operation, threads: 1), Median(table, seed, operation, threads: 2));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {one:0} | {1e3 / one:0.0} | {1e3 / two:0.0} |"));
    }

    /// <summary>Nanoseconds of all threads' time for one operation of any of them.</summary>
    private static double Median(StickTable table, uint seed, Operation operation, int threads)
    {
        var times = new double[Runs];
        for (var run = 0; run < Runs; run++)
        {
            var all = new Thread[threads];
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < threads; i++)
            {
                var first = (uint)(i * (Entries / 2));
                all[i] = new Thread(() => Walk(table, first, seed, operation));
                all[i].Start();
            }

            foreach (var thread in all)
                thread.Join();
            times[run] = watch.Elapsed.TotalNanoseconds / ((double)Entries * threads);
        }

        Array.Sort(times);
        return times[Runs / 2];
    }

    private static void Walk(StickTable table, uint first, uint seed, Operation operation)
    {
        Span<byte> key = stackalloc byte[4];
        for (var i = 0u; i < Entries; i++)
        {
            // Another order than the one in which they were made, and one that jumps over the whole table.
            WriteKey(key, (uint)((first + ((ulong)i * 611_953)) % Entries), seed);
            operation(table, key, 1000);
        }
    }

    private static void WriteKey(Span<byte> key, uint number, uint seed) =>
        BinaryPrimitives.WriteUInt32BigEndian(key, (number + (seed * Entries)) * 2654435761);
}
