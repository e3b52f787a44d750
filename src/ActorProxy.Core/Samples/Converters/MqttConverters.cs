using System.Globalization;
using ActorProxy.Core.Inspection;
using ActorProxy.Core.Inspection.Mqtt;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>mqtt_is_valid</c> and <c>mqtt_field_value</c>: the first packet of an MQTT connection.</summary>
internal static class MqttConverters
{
    public static readonly ConverterDefinition[] All =
    [
        new("mqtt_is_valid", SampleType.Bin, SampleType.Bool, static (SampleContext context, Arguments _, ref Sample sample) =>
        {
            var result = MqttReader.Read(sample.Span, out var _);
            sample.MayChange |= result == InspectionResult.NotYet && !context.IsFinal;
            sample.SetBool(result == InspectionResult.Found);
            return result != InspectionResult.NotYet;
        }),
        new("mqtt_field_value", SampleType.Bin, SampleType.Str, FieldValue)
        {
            Arguments = ArgumentSpec.Of(ArgumentKind.Text, ArgumentKind.Text),
            Prepare = static (arguments, _) =>
            {
                arguments.Prepared = MqttField.Parse(arguments.Text(0), arguments.Text(1), out var error);
                return error;
            },
        },
    ];

    private static bool FieldValue(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var field = (MqttField)arguments.Prepared!;
        var result = MqttReader.Read(sample.Span, out var packet);
        sample.MayChange |= result == InspectionResult.NotYet && !context.IsFinal;
        if (result != InspectionResult.Found || packet.Type != field.Packet)
            return false;
        return field.Name switch
        {
            MqttFieldName.Flags => GiveNumber(packet.Flags, context, ref sample),
            MqttFieldName.ProtocolVersion => GiveNumber(packet.Version, context, ref sample),
            MqttFieldName.ReasonCode => GiveNumber(packet.ReasonCode, context, ref sample),
            MqttFieldName.KeepAlive => GiveNumber(packet.KeepAlive, context, ref sample),
            MqttFieldName.ProtocolName => Give(packet.ProtocolName, ref sample),
            MqttFieldName.ClientIdentifier => Give(packet.ClientIdentifier, ref sample),
            MqttFieldName.WillTopic => packet.HasWill && Give(packet.WillTopic, ref sample),
            MqttFieldName.WillPayload => packet.HasWill && Give(packet.WillPayload, ref sample),
            MqttFieldName.UserName => packet.HasUserName && Give(packet.UserName, ref sample),
            MqttFieldName.Password => packet.HasPassword && Give(packet.Password, ref sample),
            _ => GiveProperty(packet, field.Property, context, ref sample),
        };
    }

    /// <summary>A number that is not there is 0 in a packet of MQTT 5.0; text that is not there is no value.</summary>
    private static bool GiveProperty(MqttPacket packet, MqttProperty property, SampleContext context, ref Sample sample)
    {
        if (packet.Version != 5 || property.Form == MqttPropertyForm.Pair)
            return false;
        var isOfWill = property.Places == MqttProperties.Will;
        var place = isOfWill ? MqttProperties.Will : packet.Type == MqttPacketType.Connect ? MqttProperties.Connect : MqttProperties.Acknowledgement;
        var list = isOfWill ? packet.WillProperties : packet.Properties;
        var isThere = MqttProperties.TryFind(sample.Span[list], property, place, out var value);
        if (property.Form != MqttPropertyForm.Block)
            return GiveNumber(isThere ? MqttProperties.Number(sample.Span[list][value]) : 0, context, ref sample);
        if (!isThere)
            return false;
        sample.SetBinary(sample.Bytes[list][value]);
        return true;
    }

    private static bool Give(Range value, ref Sample sample)
    {
        sample.SetBinary(sample.Bytes[value]);
        return true;
    }

    private static bool GiveNumber(uint number, SampleContext context, ref Sample sample)
    {
        const int MostDigits = 10;
        var text = context.Scratch.Rent(MostDigits);
        number.TryFormat(text.Span, out var length, default, CultureInfo.InvariantCulture);
        sample.SetBinary(text[..length]);
        return true;
    }
}
