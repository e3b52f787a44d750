using System.Buffers.Text;

namespace ActorProxy.Core.Inspection.Distcc;

/// <summary>A distcc message: tokens of four letters and a number of eight hexadecimal digits, most of them followed by so many bytes.</summary>
public static class DistccMessage
{
    private const int NameBytes = 4;
    private const int TokenBytes = 12;

    /// <summary>Finds an occurrence of a token, counted from 1.</summary>
    /// <param name="parameter">The token's number.</param>
    /// <param name="body">Where the bytes behind it lie; empty for a token without any. They may not all have come.</param>
    /// <param name="mostBytes">What can be received at most: a token behind that is never found.</param>
    public static InspectionResult Find(ReadOnlySpan<byte> received, ReadOnlySpan<byte> name, long occurrence, int mostBytes, out uint parameter, out Range body)
    {
        parameter = 0;
        body = default;
        long at = 0;
        while (at + TokenBytes <= received.Length)
        {
            var token = received.Slice((int)at, TokenBytes);
            if (!Utf8Parser.TryParse(token[NameBytes..], out parameter, out var digits, 'x') || digits != TokenBytes - NameBytes)
                return InspectionResult.Malformed;
            at += TokenBytes;
            var length = HasBody(token[..NameBytes]) ? parameter : 0;
            if (token[..NameBytes].SequenceEqual(name) && --occurrence <= 0)
            {
                body = at + length <= int.MaxValue ? (int)at..(int)(at + length) : default;
                return InspectionResult.Found;
            }

            at += length;
            if (at > mostBytes)
                return InspectionResult.Malformed;
        }

        return InspectionResult.NotYet;
    }

    /// <summary>Protocol version, counts and status say all in their number.</summary>
    private static bool HasBody(ReadOnlySpan<byte> name) =>
        !(name.SequenceEqual("DIST"u8) || name.SequenceEqual("ARGC"u8) || name.SequenceEqual("NFIL"u8) || name.SequenceEqual("STAT"u8) || name.SequenceEqual("DONE"u8));
}
