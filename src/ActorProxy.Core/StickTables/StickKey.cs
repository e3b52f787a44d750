using System.Buffers.Binary;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Samples;

namespace ActorProxy.Core.StickTables;

/// <summary>Turns samples into a table's keys.</summary>
public static class StickKey
{
    /// <summary>The type that a sample is cast to before it is a key of that type.</summary>
    public static SampleType TypeOf(StickKeyType type) => type switch
    {
        StickKeyType.Integer => SampleType.SInt,
        StickKeyType.IPv4 => SampleType.IPv4,
        StickKeyType.IPv6 => SampleType.IPv6,
        StickKeyType.String => SampleType.Str,
        _ => SampleType.Bin,
    };

    /// <summary>Casts the sample and makes the key out of it: integers and addresses in network order, text cut to the table's length, blocks cut or padded with zeros.</summary>
    /// <returns>False when the sample can't be a key of that type. An empty text is a key that no entry has.</returns>
    /// <remarks>The key lives as long as what the scratch hands out.</remarks>
    public static bool TryMake(StickTableDefinition table, ref Sample sample, SampleScratch scratch, out ReadOnlyMemory<byte> key)
    {
        key = default;
        if (!SampleCasts.TryCast(ref sample, TypeOf(table.KeyType), scratch))
            return false;
        var length = table.KeyLength;
        switch (table.KeyType)
        {
            case StickKeyType.String:
                var end = sample.Span.IndexOf((byte)0);
                key = sample.Bytes[..Math.Min(length, end < 0 ? sample.Bytes.Length : end)];
                return true;
            case StickKeyType.Binary when sample.Bytes.Length >= length:
                key = sample.Bytes[..length];
                return true;
            default:
                var made = scratch.Rent(length);
                Fill(table.KeyType, in sample, made.Span);
                key = made;
                return true;
        }
    }

    /// <summary>Makes a sample out of a key.</summary>
    public static void Read(StickKeyType type, ReadOnlySpan<byte> key, SampleScratch scratch, ref Sample sample)
    {
        switch (type)
        {
            case StickKeyType.Integer:
                sample.SetNumber(BinaryPrimitives.ReadUInt32BigEndian(key));
                break;
            case StickKeyType.IPv4:
                sample.SetAddress(NetworkAddress.IPv4(BinaryPrimitives.ReadUInt32BigEndian(key), 0));
                break;
            case StickKeyType.IPv6:
                sample.SetAddress(new NetworkAddress(AddressFamilyKind.IPv6, BinaryPrimitives.ReadUInt64BigEndian(key), BinaryPrimitives.ReadUInt64BigEndian(key[8..]), 0));
                break;
            case StickKeyType.String:
                sample.SetText(scratch.Copy(key));
                break;
            default:
                sample.SetBinary(scratch.Copy(key));
                break;
        }
    }

    private static void Fill(StickKeyType type, in Sample sample, Span<byte> key)
    {
        switch (type)
        {
            case StickKeyType.Integer:
                BinaryPrimitives.WriteUInt32BigEndian(key, unchecked((uint)sample.Number));
                break;
            case StickKeyType.Binary:
                sample.Span.CopyTo(key);
                key[sample.Bytes.Length..].Clear();
                break;
            default:
                sample.Address.WriteBytes(key);
                break;
        }
    }
}
