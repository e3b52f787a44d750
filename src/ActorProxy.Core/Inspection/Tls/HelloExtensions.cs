using System.Buffers.Binary;

namespace ActorProxy.Core.Inspection.Tls;

/// <summary>Goes over the extensions of a ClientHello (RFC 8446 4.2).</summary>
public ref struct HelloExtensions(ReadOnlySpan<byte> body, int start, int end)
{
    private readonly ReadOnlySpan<byte> body = body;
    private int at = start;

    /// <summary>The type of the extension that was found last.</summary>
    public int Type { get; private set; }

    /// <summary>Where the data of the extension that was found last lie in the body.</summary>
    public Range Data { get; private set; }

    /// <summary>Goes to the next extension; <see cref="InspectionResult.Absent"/> behind the last one.</summary>
    public InspectionResult MoveNext()
    {
        if (at + 4 > end)
            return InspectionResult.Absent;
        if (at + 4 > body.Length)
            return InspectionResult.NotYet;
        Type = BinaryPrimitives.ReadUInt16BigEndian(body[at..]);
        var data = at + 4;
        at = data + BinaryPrimitives.ReadUInt16BigEndian(body[(at + 2)..]);
        if (at > end)
            return InspectionResult.Malformed;
        Data = data..at;
        return at > body.Length ? InspectionResult.NotYet : InspectionResult.Found;
    }

    /// <summary>Goes to the next extension of one type.</summary>
    public InspectionResult MoveTo(HelloExtensionType type)
    {
        InspectionResult result;
        do
            result = MoveNext();
        while (result == InspectionResult.Found && Type != (int)type);
        return result;
    }
}
