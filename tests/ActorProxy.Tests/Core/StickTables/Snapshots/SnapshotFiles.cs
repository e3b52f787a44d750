using ActorProxy.Core.StickTables;
using ActorProxy.Core.StickTables.Snapshots;

namespace ActorProxy.Tests.Core.StickTables.Snapshots;

/// <summary>Snapshots as bytes, for tests.</summary>
internal static class SnapshotFiles
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static byte[] Write(StickTable table, long nowMs, DateTimeOffset now)
    {
        var writer = new StickSnapshotWriter(table, nowMs, now);
        var file = new List<byte>();
        while (writer.WriteNext() is { IsEmpty: false } part)
            file.AddRange(part);
        return [.. file];
    }

    /// <summary>Reads the file in pieces of a size; null when it was taken, else the refusal.</summary>
    public static string? Read(StickTable table, ReadOnlySpan<byte> file, long nowMs, DateTimeOffset now, int pieceBytes = int.MaxValue)
    {
        var reader = new StickSnapshotReader(table, nowMs, now);
        var (taken, come) = (0, 0);
        while (come < file.Length)
        {
            come += Math.Min(pieceBytes, file.Length - come);
            taken += reader.Read(file[taken..come]);
        }

        return reader.Finish(file[taken..]) ? null : reader.Refusal;
    }
}
