using System.Buffers.Binary;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Hashing;
using ActorProxy.Core.StickTables;
using ActorProxy.Core.StickTables.Snapshots;

namespace ActorProxy.Fuzz.Targets;

/// <summary>The file that a stick table begins with: as it is, and with checksums that match, which an accident would hardly bring about.</summary>
internal sealed class SnapshotTarget : IFuzzTarget
{
    private const int PreambleBytes = 12;
    private const int PartHeadBytes = 8;

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly StickTableDefinition Definition = new()
    {
        Name = "t",
        WireName = "t",
        KeyType = StickKeyType.String,
        KeyLength = 16,
        Size = 50,
        ExpireMs = 60_000,
        Stores = [new(StickDataType.ServerId, 1, TimeSpan.Zero), new(StickDataType.Gpc0, 1, TimeSpan.Zero), new(StickDataType.ConnectionRate, 1, TimeSpan.FromSeconds(10)), new(StickDataType.ServerKey, 1, TimeSpan.Zero), new(StickDataType.Gpt, 3, TimeSpan.Zero)],
    };

    public string Name => "snapshot";

    public IReadOnlyList<string> Corpus { get; } = ["tests/ActorProxy.Fuzz/Corpus/snapshot"];

    public void Run(ReadOnlySpan<byte> input)
    {
        Read(input);
        var signed = input.ToArray();
        for (var rest = signed.AsSpan(Math.Min(PreambleBytes, signed.Length)); rest.Length >= PartHeadBytes;)
        {
            var length = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(rest), (uint)(rest.Length - PartHeadBytes));
            BinaryPrimitives.WriteUInt32LittleEndian(rest[sizeof(uint)..], Crc32C.Compute(rest.Slice(PartHeadBytes, length)));
            rest = rest[(PartHeadBytes + length)..];
        }

        Read(signed);
    }

    private static void Read(ReadOnlySpan<byte> file)
    {
        var table = new StickTable(Definition, 1, 0);
        var reader = new StickSnapshotReader(table, 1000, Noon);
        var taken = reader.Read(file);
        var isTaken = reader.Finish(file[taken..]);
        if (isTaken != reader.Refusal is null || (!isTaken && table.Used != 0))
            throw new InvalidOperationException($"taken: {isTaken}, refused because it {reader.Refusal}, {table.Used} entries");
        if (!isTaken)
            return;

        // What was taken can be written and is taken again.
        var writer = new StickSnapshotWriter(table, 1000, Noon);
        var again = new StickSnapshotReader(new StickTable(Definition, 2, 0), 1000, Noon);
        while (writer.WriteNext() is { IsEmpty: false } part)
        {
            if (again.Read(part) != part.Length)
                throw new InvalidOperationException($"what was read and written is refused because it {again.Refusal}");
        }

        if (!again.Finish(default) || again.Loaded != writer.Entries)
            throw new InvalidOperationException($"{writer.Entries} entries written, {again.Loaded} read; refused because it {again.Refusal}");
    }
}
