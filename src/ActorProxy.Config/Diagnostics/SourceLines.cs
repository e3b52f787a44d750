namespace ActorProxy.Config.Diagnostics;

/// <summary>Finds the text of a line by its position. A file's line starts are only searched for once something is wrong in it.</summary>
internal sealed class SourceLines(IReadOnlyList<ConfigurationText> files)
{
    private readonly Dictionary<string, (string Text, int[] Starts)> _index = new(StringComparer.Ordinal);

    public string? TextAt(SourcePosition position)
    {
        if (position.Line == 0 || position.File is null) return null;
        if (!_index.TryGetValue(position.File, out var file))
        {
            if (RankOf(position.File) is var rank && rank == files.Count) return null;
            _index[position.File] = file = (files[rank].Text, Starts(files[rank].Text));
        }
        if (position.Line > file.Starts.Length) return null;
        var start = file.Starts[position.Line - 1];
        var end = file.Text.IndexOf('\n', start);
        return file.Text[start..(end < 0 ? file.Text.Length : end)].TrimEnd();
    }

    /// <summary>The file's place among the files, or their number when it is none of them.</summary>
    public int RankOf(string? path)
    {
        for (var i = 0; i < files.Count; i++)
        {
            if (files[i].Path == path) return i;
        }
        return files.Count;
    }

    private static int[] Starts(string text)
    {
        var starts = new List<int> { 0 };
        for (var feed = text.IndexOf('\n'); feed >= 0; feed = text.IndexOf('\n', feed + 1)) starts.Add(feed + 1);
        return [.. starts];
    }
}
