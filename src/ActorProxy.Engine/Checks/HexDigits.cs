using System.Buffers;

namespace ActorProxy.Engine.Checks;

/// <summary>Reads pairs of hexadecimal digits that a check's expression gave.</summary>
internal static class HexDigits
{
    /// <summary>Null for an odd number of digits, and for what is none.</summary>
    public static byte[]? Read(ReadOnlySpan<byte> digits)
    {
        if (digits.Length % 2 != 0)
            return null;
        var bytes = new byte[digits.Length / 2];
        return Convert.FromHexString(digits, bytes, out _, out _) == OperationStatus.Done ? bytes : null;
    }
}
