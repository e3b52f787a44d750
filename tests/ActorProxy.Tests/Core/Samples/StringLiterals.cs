using System.Text;

namespace ActorProxy.Tests.Core.Samples;

/// <summary>Takes the string literals out of C# source: what a test says to the code, without its comments and names.</summary>
/// <remarks>Escapes of quotes and backslashes are resolved; a hole of an interpolated string becomes <see cref="Hole"/>, and literals inside of it count too.</remarks>
internal sealed class StringLiterals
{
    /// <summary>Stands where a value is put in; no keyword goes over it.</summary>
    public const char Hole = '\uFFFC';

    private readonly string source;
    private readonly List<string> found = [];
    private int at;

    private StringLiterals(string source) => this.source = source;

    public static IReadOnlyList<string> Of(string source)
    {
        var reader = new StringLiterals(source);
        reader.ReadCode(isHole: false);
        return reader.found;
    }

    private void ReadCode(bool isHole)
    {
        for (var depth = 0; at < source.Length; at++)
        {
            var rest = source.AsSpan(at);
            if (rest.StartsWith("//"))
                Skip("\n", 2);
            else if (rest.StartsWith("/*"))
                Skip("*/", 2);
            else if (rest[0] == '\'')
                at += rest.Length > 2 && rest[1] == '\\' ? rest[3..].IndexOf('\'') + 3 : 2;
            else if (LiteralAt(rest, out var dollars, out var isVerbatim, out var quotes))
                ReadLiteral(dollars, isVerbatim, quotes);
            else if (rest[0] == '{')
                depth++;
            else if (rest[0] == '}' && depth-- == 0 && isHole)
                return;
        }
    }

    private void Skip(string end, int from)
    {
        var length = source.AsSpan(at + from).IndexOf(end, StringComparison.Ordinal);
        at = length < 0 ? source.Length : at + from + length + end.Length - 1;
    }

    /// <summary>Whether a literal begins here: dollars and at-signs, then one quote, or three and more of a raw one.</summary>
    private static bool LiteralAt(ReadOnlySpan<char> rest, out int dollars, out bool isVerbatim, out int quotes)
    {
        var prefix = rest.IndexOfAnyExcept('$', '@');
        var signs = prefix < 0 ? default : rest[..prefix];
        dollars = signs.Count('$');
        isVerbatim = signs.Contains('@');
        quotes = prefix < 0 ? 0 : rest[prefix..].IndexOfAnyExcept('"') is var end && end < 0 ? rest.Length - prefix : end;
        return quotes > 0;
    }

    private void ReadLiteral(int dollars, bool isVerbatim, int quotes)
    {
        at = source.IndexOf('"', at);
        var isRaw = quotes > 2;
        if (!isRaw && quotes == 2 && !isVerbatim)
        {
            at++;
            found.Add("");
            return;
        }

        var text = new StringBuilder();
        var end = new string('"', isRaw ? quotes : 1);
        for (at += end.Length; at < source.Length; at++)
        {
            var rest = source.AsSpan(at);
            if (!isRaw && isVerbatim && rest.StartsWith("\"\""))
            {
                text.Append('"');
                at++;
            }
            else if (rest.StartsWith(end))
            {
                break;
            }
            else if (!isRaw && !isVerbatim && rest[0] == '\\')
            {
                text.Append(rest[1] is '"' or '\\' ? rest[1] : Hole);
                at++;
            }
            else if (dollars > 0 && rest[0] == '{')
            {
                ReadHole(rest, isRaw ? dollars : 1, text);
            }
            else
            {
                text.Append(rest[0]);
            }
        }

        at += end.Length - 1;
        found.Add(text.ToString());
    }

    /// <summary>Braces: as many as there are dollars open a hole, fewer or (where nothing is raw) two are text.</summary>
    private void ReadHole(ReadOnlySpan<char> rest, int wanted, StringBuilder text)
    {
        var braces = rest.IndexOfAnyExcept('{');
        if (braces < wanted || (wanted == 1 && braces == 2))
        {
            text.Append('{');
            at += braces - 1;
            return;
        }

        at += braces;
        text.Append(Hole);
        ReadCode(isHole: true);
        at += wanted - 1;
    }
}
