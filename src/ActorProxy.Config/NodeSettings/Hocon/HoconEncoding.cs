using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>Finds what is not UTF-8: bytes that are no text arrive as lone surrogates (<see cref="Syntax.RawBytes"/>).</summary>
internal static class HoconEncoding
{
    /// <summary>Says so once for a file, at the first such byte.</summary>
    public static void Check(ConfigurationText file, HoconFindings findings)
    {
        var text = file.Text;
        var (line, start) = (1, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n') (line, start) = (line + 1, i + 1);
            else if (!char.IsSurrogate(text[i])) continue;
            else if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else
            {
                findings.Add(new SourcePosition(file.Path, line, i - start + 1), "this is not UTF-8", "save the file in UTF-8");
                return;
            }
        }
    }
}
