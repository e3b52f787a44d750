namespace ActorProxy.Core.Patterns;

/// <summary>Reads the lines of a pattern file (configuration.txt 7.1, "-f", and "map").</summary>
public static class PatternFile
{
    /// <summary>Leaves empty lines and those that begin with '#' out. A line ends at its line end, and at a NUL.</summary>
    /// <param name="hasValues">Two columns: the value follows the first blank.</param>
    public static List<PatternLine> Read(ReadOnlySpan<byte> file, bool hasValues)
    {
        var lines = new List<PatternLine>();
        for (var number = 1; file.Length > 0; number++)
        {
            var end = file.IndexOf((byte)'\n');
            var line = end < 0 ? file : file[..end];
            file = end < 0 ? default : file[(end + 1)..];
            if (line is [(byte)'#', ..])
                continue;
            var stop = line.IndexOfAny((byte)'\r', (byte)0);
            line = (stop < 0 ? line : line[..stop]).TrimStart(" \t"u8);
            if (line.Length == 0)
                continue;
            var blank = hasValues ? line.IndexOfAny((byte)' ', (byte)'\t') : -1;
            if (blank < 0)
                lines.Add(new PatternLine(number, line.ToArray(), hasValues ? [] : null));
            else
                lines.Add(new PatternLine(number, line[..blank].ToArray(), line[blank..].Trim(" \t"u8).ToArray()));
        }

        return lines;
    }
}
