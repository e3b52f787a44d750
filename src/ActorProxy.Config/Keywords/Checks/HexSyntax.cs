using System.Collections.Immutable;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Checks;

/// <summary>Reads bytes that a check writes as pairs of hexadecimal digits.</summary>
internal static class HexSyntax
{
    public static bool TryRead(Statement statement, Word owner, Word word, out ImmutableArray<byte> bytes)
    {
        bytes = [];
        if (word.Span.Length % 2 == 0 && IsHexadecimal(word.Span))
        {
            bytes = [.. Convert.FromHexString(word.Span)];
            return true;
        }
        statement.Error(word, $"'{owner}' expects an even number of hexadecimal digits, not '{word}'");
        return false;
    }

    private static bool IsHexadecimal(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c)) return false;
        }
        return true;
    }
}
