using System.Globalization;
using ActorProxy.Core.StickTables;
using ActorProxy.Core.StickTables.Snapshots;

namespace ActorProxy.Node.StickTables;

/// <summary>The file that a stick table is written to from time to time, and begins with after a restart.</summary>
/// <remarks>Its members block: they are for a thread that may wait. One file has one writer at a time.</remarks>
internal sealed class SnapshotFile(string path)
{
    private const int BufferBytes = 256 * 1024;

    public string Path { get; } = path;

    // Several processes may have the same file for a while: the one that is ending and the one that follows it.
    private string Draft => string.Create(CultureInfo.InvariantCulture, $"{Path}.{Environment.ProcessId}.tmp");

    /// <summary>Fills a new table. Says why the table begins empty, as the end of a sentence about the file; null when the file was taken or there is none.</summary>
    public string? Load(StickTable table, long nowMs, DateTimeOffset now)
    {
        try
        {
            RemoveDrafts();
            if (!File.Exists(Path))
                return null;
            using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
            return Read(file, new StickSnapshotReader(table, nowMs, now));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"can't be read: {error.Message}";
        }
    }

    /// <summary>Writes the table as it is: another file first, which takes this one's place once it is whole and on the disk.</summary>
    /// <returns>Why that failed, as the end of a sentence about the file; null when it is written. After a failure the file is what it was.</returns>
    /// <param name="began">When this process began.</param>
    public string? Write(StickTable table, long nowMs, DateTimeOffset now, DateTimeOffset began)
    {
        try
        {
            WriteDraft(new StickSnapshotWriter(table, nowMs, now, began));
            File.Move(Draft, Path, overwrite: true);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return RemoveDraft() is { } second ? $"{error.Message} {second}" : error.Message;
        }
    }

    /// <summary>A process that began later than this one has written the file.</summary>
    public bool IsOfLaterProcess(DateTimeOffset began)
    {
        try
        {
            if (!File.Exists(Path))
                return false;
            using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var head = new byte[StickSnapshotReader.MostHeadBytes];
            return StickSnapshotReader.WriterBegan(head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false))) > began;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What can't be looked at can't be written either, and the attempt says why.
            return false;
        }
    }

    private static string? Read(FileStream file, StickSnapshotReader reader)
    {
        var buffer = new byte[BufferBytes];
        var filled = 0;
        while (true)
        {
            // A part that does not fit: the reader has looked at its length and found it possible.
            if (filled == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            var read = file.Read(buffer, filled, buffer.Length - filled);
            filled += read;
            var taken = reader.Read(buffer.AsSpan(0, filled));
            buffer.AsSpan(taken, filled - taken).CopyTo(buffer);
            filled -= taken;
            if (read == 0 || reader.Refusal is not null)
                return reader.Finish(buffer.AsSpan(0, filled)) ? null : reader.Refusal;
        }
    }

    private void WriteDraft(StickSnapshotWriter writer)
    {
        // It tells who the clients are: not for everybody.
        using var file = new FileStream(Draft, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            BufferSize = 0,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        while (writer.WriteNext() is { IsEmpty: false } part)
            file.Write(part);
        file.Flush(flushToDisk: true);
    }

    private string? RemoveDraft()
    {
        try
        {
            File.Delete(Draft);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"The unfinished file {Draft} stays: {error.Message}";
        }
    }

    /// <summary>What processes left that ended while they wrote.</summary>
    private void RemoveDrafts()
    {
        var full = System.IO.Path.GetFullPath(Path);
        var folder = System.IO.Path.GetDirectoryName(full)!;
        if (!Directory.Exists(folder))
            return;
        var prefix = System.IO.Path.GetFileName(full) + ".";
        foreach (var draft in Directory.EnumerateFiles(folder, prefix + "*.tmp"))
        {
            var name = System.IO.Path.GetFileName(draft.AsSpan());
            var writer = name[prefix.Length..^".tmp".Length];
            if (int.TryParse(writer, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && (id == Environment.ProcessId || !Directory.Exists($"/proc/{id}")))
                File.Delete(draft);
        }
    }
}
