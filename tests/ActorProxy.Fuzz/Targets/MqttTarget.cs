using ActorProxy.Core.Inspection;
using ActorProxy.Core.Inspection.Mqtt;

namespace ActorProxy.Fuzz.Targets;

/// <summary>First packets of MQTT clients and servers.</summary>
internal sealed class MqttTarget : IFuzzTarget
{
    public string Name => "mqtt";

    public IReadOnlyList<string> Corpus { get; } = ["tests/ActorProxy.Fuzz/Corpus/mqtt"];

    public void Run(ReadOnlySpan<byte> input)
    {
        var whole = MqttReader.Read(input, out var packet);
        foreach (var cut in InputCuts.Of(input))
        {
            var part = MqttReader.Read(input[..cut], out var shorter);

            // A server's bytes right behind its CONNACK make it a bad one: only a client's packet is decided for good.
            if (part == InspectionResult.NotYet || (part == InspectionResult.Found && shorter.Type == MqttPacketType.ConnectAcknowledgement))
                continue;
            if (part != whole || !shorter.ClientIdentifier.Equals(packet.ClientIdentifier))
                throw new InvalidOperationException($"{part} of {cut} bytes, {whole} of all {input.Length}");
        }

        if (whole != InspectionResult.Found)
            return;
        foreach (var range in new[] { packet.ProtocolName, packet.ClientIdentifier, packet.WillTopic, packet.WillPayload, packet.UserName, packet.Password, packet.Properties, packet.WillProperties })
            _ = input[range];
    }
}
