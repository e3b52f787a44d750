using System.Security.Cryptography;

namespace ActorProxy.Differential.Tests.Expressions;

/// <summary>What an expression came to: refused, no value, or a value with its type, as text that can be compared.</summary>
/// <remarks>Bytes are written in hexadecimal; of long values the first ones, and a digest of all.</remarks>
public readonly record struct ExpressionAnswer(string Text)
{
    /// <summary>Bytes that are shown of a value; HAProxy's buffers take no more than 16,384 letters.</summary>
    public const int ShownBytes = 2000;

    /// <summary>The configuration is refused because of it.</summary>
    public static ExpressionAnswer Refused { get; } = new("refused");

    /// <summary>It is accepted and finds nothing.</summary>
    public static ExpressionAnswer NoValue { get; } = new("no value");

    /// <summary>A value by its type's short name and its bytes: eight for numbers, four or sixteen for addresses.</summary>
    public static ExpressionAnswer Value(string type, ReadOnlySpan<byte> bytes) =>
        Value(type, Convert.ToHexString(SHA256.HashData(bytes)), Convert.ToHexString(bytes[..Math.Min(bytes.Length, ShownBytes)]));

    /// <summary>A value by its type's short name, the SHA-256 of its bytes, and the first of them.</summary>
    public static ExpressionAnswer Value(string type, string digest, string hexadecimal) =>
        new(hexadecimal.Length < 2 * ShownBytes ? $"{type} {Readable(hexadecimal)}" : $"{type} {digest} {hexadecimal[..64]}…");

    public override string ToString() => Text;

    /// <summary>Adds the letters that the bytes would be, for whoever reads a difference.</summary>
    private static string Readable(string hexadecimal)
    {
        var bytes = Convert.FromHexString(hexadecimal);
        return $"{hexadecimal} '{string.Concat(bytes.Select(one => one is >= 0x20 and < 0x7f ? (char)one : '.'))}'";
    }
}
