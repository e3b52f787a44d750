using System.Buffers.Binary;

namespace ActorProxy.Core.Inspection.Mqtt;

/// <summary>The properties of a packet of MQTT 5.0 (2.2.2): checks them, and finds one.</summary>
public static class MqttProperties
{
    /// <summary>In a CONNECT packet, in its will, in a CONNACK packet.</summary>
    public const int Connect = 1;
    public const int Will = 2;
    public const int Acknowledgement = 4;

    private const int AuthenticationMethod = 21;
    private const int AuthenticationData = 22;

    private static readonly MqttProperty[] Known =
    [
        new(1, MqttPropertyForm.Flag, Will),
        new(2, MqttPropertyForm.Int, Will),
        new(3, MqttPropertyForm.Block, Will),
        new(8, MqttPropertyForm.Block, Will),
        new(9, MqttPropertyForm.Block, Will),
        new(17, MqttPropertyForm.Int, Connect | Acknowledgement),
        new(18, MqttPropertyForm.Block, Acknowledgement),
        new(19, MqttPropertyForm.Short, Acknowledgement),
        new(AuthenticationMethod, MqttPropertyForm.Block, Connect | Acknowledgement),
        new(AuthenticationData, MqttPropertyForm.Block, Connect | Acknowledgement),
        new(23, MqttPropertyForm.Flag, Connect),
        new(24, MqttPropertyForm.Int, Will),
        new(25, MqttPropertyForm.Flag, Connect),
        new(26, MqttPropertyForm.Block, Acknowledgement),
        new(28, MqttPropertyForm.Block, Acknowledgement),
        new(31, MqttPropertyForm.Block, Acknowledgement),
        new(33, MqttPropertyForm.PositiveShort, Connect | Acknowledgement),
        new(34, MqttPropertyForm.Short, Connect | Acknowledgement),
        new(36, MqttPropertyForm.Flag, Acknowledgement),
        new(37, MqttPropertyForm.Flag, Acknowledgement),
        new(38, MqttPropertyForm.Pair, Connect | Will | Acknowledgement),
        new(39, MqttPropertyForm.PositiveInt, Connect | Acknowledgement),
        new(40, MqttPropertyForm.Flag, Acknowledgement),
        new(41, MqttPropertyForm.Flag, Acknowledgement),
        new(42, MqttPropertyForm.Flag, Acknowledgement),
    ];

    /// <summary>The property with a number that may stand in one of the places; null for none.</summary>
    public static MqttProperty? Find(int number, int places)
    {
        foreach (var one in Known)
        {
            if (one.Number == number && (one.Places & places) != 0)
                return one;
        }

        return null;
    }

    /// <summary>Whether all of them are known there, written right, and not there twice.</summary>
    public static bool AreValid(ReadOnlySpan<byte> bytes, int place)
    {
        ulong seen = 0;
        while (bytes.Length > 0)
        {
            if (Find(bytes[0], place) is not { } property)
                return false;
            var bit = 1UL << property.Number;
            if (property.Form != MqttPropertyForm.Pair && (seen & bit) != 0)
                return false;
            seen |= bit;
            if (Measure(property.Form, bytes[1..]) is not { } length)
                return false;
            bytes = bytes[(1 + length)..];
        }

        return (seen & 1UL << AuthenticationData) == 0 || (seen & 1UL << AuthenticationMethod) != 0;
    }

    /// <summary>Finds a property's value in a valid list; false when it is not there.</summary>
    public static bool TryFind(ReadOnlySpan<byte> bytes, MqttProperty property, int place, out Range value)
    {
        value = default;
        for (var at = 0; at < bytes.Length;)
        {
            if (Find(bytes[at], place) is not { } one || Measure(one.Form, bytes[(at + 1)..]) is not { } length)
                return false;
            at++;
            if (one.Number == property.Number)
            {
                value = (property.Form == MqttPropertyForm.Block ? at + 2 : at)..(at + length);
                return true;
            }

            at += length;
        }

        return false;
    }

    /// <summary>The number that a value is; 0 for none.</summary>
    public static uint Number(ReadOnlySpan<byte> value) => value.Length switch
    {
        1 => value[0],
        2 => BinaryPrimitives.ReadUInt16BigEndian(value),
        4 => BinaryPrimitives.ReadUInt32BigEndian(value),
        _ => 0,
    };

    private static int? Measure(MqttPropertyForm form, ReadOnlySpan<byte> bytes)
    {
        switch (form)
        {
            case MqttPropertyForm.Flag:
                return bytes.Length >= 1 && bytes[0] <= 1 ? 1 : null;
            case MqttPropertyForm.Short or MqttPropertyForm.PositiveShort:
                return bytes.Length >= 2 && (form == MqttPropertyForm.Short || Number(bytes[..2]) > 0) ? 2 : null;
            case MqttPropertyForm.Int or MqttPropertyForm.PositiveInt:
                return bytes.Length >= 4 && (form == MqttPropertyForm.Int || Number(bytes[..4]) > 0) ? 4 : null;
            case MqttPropertyForm.Pair:
                return MeasureBlock(bytes) is { } first && MeasureBlock(bytes[first..]) is { } second ? first + second : null;
            default:
                return MeasureBlock(bytes);
        }
    }

    private static int? MeasureBlock(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(bytes) is var length && length <= bytes.Length - 2 ? 2 + length : null;
}
