using System.Globalization;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>Which characters separate, and which can't stand in a string without quotes.</summary>
internal static class HoconLetters
{
    private const string Forbidden = "$\"{}[]:=,+#`^?!@*&\\";

    /// <summary>Whitespace of any kind, the newline included.</summary>
    public static bool IsBlank(char c) => c switch
    {
        ' ' or (>= '\t' and <= '\r') or (>= '\x1C' and <= '\x1F') or '\uFEFF' => true,
        < '\x80' => false,
        _ => char.GetUnicodeCategory(c) is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
    };

    /// <summary>Whether the character can be part of a string without quotes; two slashes in a row can't.</summary>
    public static bool IsUnquoted(char c) => !Forbidden.Contains(c, StringComparison.Ordinal) && !IsBlank(c);
}
