namespace ActorProxy.Core.StickTables.Snapshots;

/// <summary>The fixed numbers of a snapshot's format; FORMAT.md beside this file describes it.</summary>
internal static class SnapshotFormat
{
    public const uint Version = 1;

    /// <summary>The magic and the version.</summary>
    public const int PreambleBytes = 12;

    /// <summary>Of each part: the length and the checksum of what follows.</summary>
    public const int PartHeadBytes = 8;

    /// <summary>A part is closed once it is that long.</summary>
    public const int UsualPartBytes = 64 * 1024;

    /// <summary>No part is longer: the longest key with all values that a line can ask for, and room.</summary>
    public const int MostPartBytes = 4 << 20;

    /// <summary>The column of what makes nodes agree on a key's server; far from the numbers of data types.</summary>
    public const uint StampColumn = 256;

    /// <summary>Epoch, node and time.</summary>
    public const int StampValues = 3;

    public const int MostColumns = 64;

    public const int MostValues = 4096;

    public const int MostWordBytes = 64 * 1024;

    /// <summary>What every file begins with. The last bytes show a transfer that was no binary one.</summary>
    public static ReadOnlySpan<byte> Magic => "APTABLE\n"u8;
}
