using System.Buffers.Binary;

namespace ActorProxy.Core.Inspection.Tls;

/// <summary>The lists that a ClientHello's extensions hold.</summary>
public static class HelloLists
{
    private const int GroupBytes = 2;

    /// <summary>Finds the first protocol that the client offers (RFC 7301 3.1), as a range of the body.</summary>
    public static InspectionResult FindProtocol(ReadOnlySpan<byte> body, ClientHello hello, out Range protocol)
    {
        protocol = default;
        var extensions = hello.Extensions;
        var result = extensions.MoveTo(HelloExtensionType.ApplicationProtocols);
        if (result != InspectionResult.Found)
            return result;
        var data = body[extensions.Data];
        if (data.Length < 3 || data[2] > data.Length - 3)
            return InspectionResult.Malformed;
        var start = extensions.Data.Start.Value + 3;
        protocol = start..(start + data[2]);
        return InspectionResult.Found;
    }

    /// <summary>Finds a list of two-byte numbers that an extension consists of, as a range of the body.</summary>
    public static InspectionResult FindNumbers(ReadOnlySpan<byte> body, ClientHello hello, HelloExtensionType type, out Range numbers)
    {
        numbers = default;
        var extensions = hello.Extensions;
        var result = extensions.MoveTo(type);
        if (result != InspectionResult.Found)
            return result;
        var data = body[extensions.Data];
        if (data.Length < 2 || BinaryPrimitives.ReadUInt16BigEndian(data) is var length && length > data.Length - 2)
            return InspectionResult.Malformed;
        var start = extensions.Data.Start.Value + 2;
        numbers = start..(start + length);
        return InspectionResult.Found;
    }

    /// <summary>Writes the groups of the client's key shares (RFC 8446 4.2.8), two bytes each.</summary>
    /// <param name="groups">At least as long as the extension.</param>
    public static InspectionResult WriteShareGroups(ReadOnlySpan<byte> body, ClientHello hello, Span<byte> groups, out int written)
    {
        written = 0;
        var result = FindNumbers(body, hello, HelloExtensionType.KeyShare, out var range);
        if (result != InspectionResult.Found)
            return result;
        var shares = body[range];
        while (shares.Length > 0)
        {
            if (shares.Length < GroupBytes + 2 || BinaryPrimitives.ReadUInt16BigEndian(shares[GroupBytes..]) is var key && key > shares.Length - GroupBytes - 2)
                return InspectionResult.Malformed;
            shares[..GroupBytes].CopyTo(groups[written..]);
            written += GroupBytes;
            shares = shares[(GroupBytes + 2 + key)..];
        }

        return InspectionResult.Found;
    }
}
