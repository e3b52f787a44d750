using System.Buffers;
using System.Text.RegularExpressions;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Core.Samples.Expressions;

/// <summary>A regular expression over bytes: each byte is one character, as in HAProxy.</summary>
/// <remarks>Matches in linear time where the expression allows; one with back-references or look-around gets a time limit instead. Any thread.</remarks>
public sealed class SampleRegex
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(100);

    private SampleRegex(Regex regex)
    {
        Regex = regex;
    }

    /// <summary>Over text in which each character is one byte, see <see cref="ByteCharacters"/>.</summary>
    public Regex Regex { get; }

    /// <exception cref="ArgumentException">The expression can't be used.</exception>
    public static SampleRegex Compile(string expression, bool ignoreCase)
    {
        var perByte = ByteCharacters.OfExpression(RawBytes.Encode(PosixClasses.WriteOut(expression)));
        var options = RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
        try
        {
            return new SampleRegex(new Regex(perByte, options | RegexOptions.NonBacktracking));
        }
        catch (NotSupportedException)
        {
            return new SampleRegex(new Regex(perByte, options, MatchTimeout));
        }
    }

    /// <summary>Whether it matches somewhere. One that takes too long does not match.</summary>
    public bool IsMatch(ReadOnlySpan<byte> bytes)
    {
        var characters = ArrayPool<char>.Shared.Rent(bytes.Length);
        try
        {
            return IsMatch(characters.AsSpan(0, ByteCharacters.Decode(bytes, characters)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    /// <summary>Matches against two upper case hexadecimal digits for each byte.</summary>
    public bool IsMatchInHex(ReadOnlySpan<byte> bytes)
    {
        var characters = ArrayPool<char>.Shared.Rent(2 * bytes.Length);
        try
        {
            return Convert.TryToHexString(bytes, characters, out var length) && IsMatch(characters.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    private bool IsMatch(ReadOnlySpan<char> characters)
    {
        try
        {
            return Regex.IsMatch(characters);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
