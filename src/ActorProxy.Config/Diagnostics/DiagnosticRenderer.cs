using System.Text;

namespace ActorProxy.Config.Diagnostics;

/// <summary>Writes a finding for a terminal: place, sentence, the line as written, a caret, and the hint.</summary>
public static class DiagnosticRenderer
{
    private const int LongestLine = 160;

    public static string Render(Diagnostic diagnostic)
    {
        var text = new StringBuilder();
        Render(diagnostic, text);
        return text.ToString();
    }

    public static void Render(Diagnostic diagnostic, StringBuilder output)
    {
        var at = diagnostic.Position;
        if (!string.IsNullOrEmpty(at.File)) output.Append(at).Append(": ");
        output.Append(Name(diagnostic.Severity)).Append(": ").Append(diagnostic.Message).Append('\n');
        if (diagnostic.LineText is { Length: > 0 } line)
        {
            // A long line is shown from shortly before the word that is meant.
            var from = at.Column > LongestLine - 40 ? at.Column - 40 : 0;
            var shown = line.AsSpan(Math.Min(from, line.Length));
            var cut = shown.Length > LongestLine;
            output.Append("    ");
            AppendPrintable(output, cut ? shown[..LongestLine] : shown);
            if (cut) output.Append('…');
            output.Append('\n');
            if (at.Column > 0) output.Append(' ', 4 + at.Column - 1 - from).Append("^\n");
        }
        if (diagnostic.Hint is not null) output.Append("    ").Append(diagnostic.Hint).Append('\n');
    }

    private static string Name(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    /// <summary>Tabs and control characters become one blank each, so that the caret stays below its word.</summary>
    private static void AppendPrintable(StringBuilder output, ReadOnlySpan<char> text)
    {
        foreach (var c in text) output.Append(char.IsControl(c) ? ' ' : char.IsSurrogate(c) ? '?' : c);
    }
}
