using System.Buffers.Binary;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Peers;
using BenchmarkDotNet.Attributes;

namespace ActorProxy.Benchmarks.Peers;

/// <summary>What one update of the peers protocol costs its sender and its receiver, without the table: an address, a server, a counter and a rate.</summary>
[Config(typeof(ShortInProcess))]
public class PeerUpdateBenchmarks
{
    private const int Updates = 1_000_000;

    private static readonly string[] Servers = ["s1", "s2", "s3", "s4"];

    private static readonly PeerTableDefinition Table = new()
    {
        Id = 1,
        Name = "clients",
        KeyType = StickKeyType.IPv4,
        KeyLength = 4,
        ExpireMs = 60_000,
        Fields =
        [
            new(StickDataType.ServerId, StickDataKind.SignedInteger, 1, 0),
            new(StickDataType.Gpc0, StickDataKind.UnsignedInteger, 1, 0),
            new(StickDataType.ConnectionRate, StickDataKind.Rate, 1, 10_000),
            new(StickDataType.ServerKey, StickDataKind.Word, 1, 0),
        ],
    };

    private readonly byte[] stream = new byte[64 << 20];
    private int length;
    private ulong sum;

    [GlobalSetup]
    public void Setup() => Encode();

    [Benchmark(OperationsPerInvoke = Updates)]
    public void Encode()
    {
        var words = new SentPeerWords();
        Span<byte> key = stackalloc byte[4];
        length = 0;
        for (var id = 0u; id < Updates; id++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(key, id * 2654435761);
            var writer = new PeerUpdateWriter(stream.AsSpan(length), Table, id, 50_000, key, words);
            writer.Signed((int)(id & 3) + 1);
            writer.Number(id & 1023);
            writer.Rate(new PeerRate(id & 8191, id & 63, id & 31));
            writer.Word(Servers[id & 3]);
            length += writer.Finish();
        }
    }

    [Benchmark(OperationsPerInvoke = Updates)]
    public void Decode()
    {
        var words = new ReceivedPeerWords();
        var rest = stream.AsSpan(0, length);
        var last = 0u;
        while (PeerFrame.TryRead(rest, out var frame, out var consumed) == PeerReadResult.Found)
        {
            PeerUpdate.TryRead(frame.Kind, frame.Payload, Table, last, out var update);
            last = update.Id;
            var reader = new PeerDataReader(update.Data, Table, words);
            while (reader.MoveNext())
                sum += reader.Number + reader.Rate.Current;
            rest = rest[consumed..];
        }

        if (last != Updates - 1)
            throw new InvalidOperationException($"read up to {last}");
    }
}
