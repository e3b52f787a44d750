using System.Globalization;

namespace ActorProxy.Core.Inspection.Fix;

/// <summary>The tags of FIX that have a name here.</summary>
public static class FixTag
{
    public const uint BeginString = 8;
    public const uint BodyLength = 9;
    public const uint CheckSum = 10;
    public const uint MsgType = 35;
    public const uint SenderCompId = 49;
    public const uint TargetCompId = 56;

    /// <summary>Reads a tag's name in any case, or its number; null for none.</summary>
    public static uint? Parse(string text) => text.ToUpperInvariant() switch
    {
        "BEGINSTRING" => BeginString,
        "BODYLENGTH" => BodyLength,
        "CHECKSUM" => CheckSum,
        "MSGTYPE" => MsgType,
        "SENDERCOMPID" => SenderCompId,
        "TARGETCOMPID" => TargetCompId,
        _ => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var tag) && tag > 0 ? tag : null,
    };
}
