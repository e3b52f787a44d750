using System.Buffers.Binary;

namespace ActorProxy.Core.Inspection.Tls;

/// <summary>The name that a client wants to reach (RFC 6066 3): the first one of the type host_name.</summary>
public static class ServerName
{
    private const int HeaderBytes = 5;

    /// <summary>Finds the name as a range of the hello's body.</summary>
    public static InspectionResult Find(ReadOnlySpan<byte> body, ClientHello hello, out Range name)
    {
        name = default;
        var extensions = hello.Extensions;
        while (true)
        {
            var result = extensions.MoveTo(HelloExtensionType.ServerName);
            if (result != InspectionResult.Found)
                return result;
            var data = body[extensions.Data];
            if (data.Length < HeaderBytes)
                return InspectionResult.Malformed;
            int list = BinaryPrimitives.ReadUInt16BigEndian(data);
            if (list < 4 || list > data.Length - 2)
                return InspectionResult.Malformed;
            if (data[2] != 0)
                continue;
            int length = BinaryPrimitives.ReadUInt16BigEndian(data[3..]);
            if (length > data.Length - HeaderBytes)
                return InspectionResult.Malformed;
            var start = extensions.Data.Start.Value + HeaderBytes;
            name = start..(start + length);
            return InspectionResult.Found;
        }
    }
}
