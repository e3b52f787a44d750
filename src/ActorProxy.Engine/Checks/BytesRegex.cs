using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Engine.Checks;

/// <summary>A regular expression over bytes: each, in the expression as in what it is matched with, is one character.</summary>
/// <remarks>
/// Linear in the answer's length where the expression allows it; else it gives up after <see cref="MatchTimeout"/>, which
/// counts as no match: a server must not be able to stall the proxy with its answer.
/// </remarks>
public sealed class BytesRegex
{
    /// <summary>For expressions that need backtracking.</summary>
    public static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(100);

    private readonly Regex _regex;

    /// <exception cref="ArgumentException">The expression is malformed, or has a construct that is not supported.</exception>
    public BytesRegex(ReadOnlySpan<byte> expression)
    {
        string perByte = PosixClasses.WriteOut(Encoding.Latin1.GetString(expression));
        try
        {
            _regex = new Regex(perByte, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            _regex = new Regex(perByte, RegexOptions.CultureInvariant, MatchTimeout);
        }
    }

    public bool IsMatch(ReadOnlySpan<byte> bytes)
    {
        char[] characters = ArrayPool<char>.Shared.Rent(bytes.Length);
        int length = Encoding.Latin1.GetChars(bytes, characters);
        bool isMatch = IsMatch(characters.AsSpan(0, length));
        ArrayPool<char>.Shared.Return(characters);
        return isMatch;
    }

    /// <summary>Matches against two upper case hexadecimal digits for each byte.</summary>
    public bool IsMatchInHex(ReadOnlySpan<byte> bytes) => IsMatch(Convert.ToHexString(bytes).AsSpan());

    private bool IsMatch(ReadOnlySpan<char> characters)
    {
        try
        {
            return _regex.IsMatch(characters);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
