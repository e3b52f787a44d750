using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace ActorProxy.Engine.Checks;

/// <summary>A regular expression over bytes: each, in the expression as in what it is matched with, is one character.</summary>
/// <remarks>
/// Linear in the answer's length where the expression allows it; else it gives up after <see cref="MatchTimeout"/>, which
/// counts as no match: a server must not be able to stall the proxy with its answer.
/// </remarks>
public sealed partial class BytesRegex
{
    /// <summary>For expressions that need backtracking.</summary>
    public static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(100);

    private readonly Regex _regex;

    /// <exception cref="ArgumentException">The expression is malformed, or has a construct that is not supported.</exception>
    public BytesRegex(ReadOnlySpan<byte> expression)
    {
        string perByte = WithoutPosixClasses(Encoding.Latin1.GetString(expression));
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

    /// <summary>Writes <c>[[:alpha:]]</c> and its kind out: the base library would take them for the letters between the colons.</summary>
    private static string WithoutPosixClasses(string expression) => PosixClass().Replace(expression, match => match.Groups["name"].Value switch
    {
        "alnum" => "a-zA-Z0-9",
        "alpha" => "a-zA-Z",
        "blank" => @" \t",
        "cntrl" => @"\x00-\x1f\x7f",
        "digit" => "0-9",
        "graph" => @"\x21-\x7e",
        "lower" => "a-z",
        "print" => @"\x20-\x7e",
        "punct" => @"!-/:-@\[-`{-~",
        "space" => @"\t-\r ",
        "upper" => "A-Z",
        "word" => "a-zA-Z0-9_",
        "xdigit" => "a-fA-F0-9",
        var name => throw new ArgumentException($"the character class [:{name}:] is not known"),
    });

    [GeneratedRegex(@"\[:(?<name>\^?[a-z]+):\]")]
    private static partial Regex PosixClass();
}
