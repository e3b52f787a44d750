namespace ActorProxy.Core.Inspection.Tls;

/// <summary>The type of the handshake message that one side's bytes begin with: 1 for a ClientHello, 2 for a ServerHello.</summary>
/// <remarks>HAProxy's rule: the message must have come whole, whatever the records around it say.</remarks>
public static class HelloType
{
    private const int RecordHeaderBytes = 5;
    private const int MessageHeaderBytes = 4;

    public static InspectionResult Read(ReadOnlySpan<byte> received, out int type)
    {
        type = 0;
        if (received.IsEmpty)
            return InspectionResult.NotYet;
        if (received[0] is not ((>= 20 and <= 23) or 255))
            return InspectionResult.Malformed;
        if (received.Length < RecordHeaderBytes + MessageHeaderBytes)
            return InspectionResult.NotYet;
        if (received[1] < 3 || received[3] == 0 && received[4] < MessageHeaderBytes)
            return InspectionResult.Malformed;
        var length = received[6] << 16 | received[7] << 8 | received[8];
        if (received.Length - RecordHeaderBytes - MessageHeaderBytes < length)
            return InspectionResult.NotYet;
        type = received[RecordHeaderBytes];
        return InspectionResult.Found;
    }
}
