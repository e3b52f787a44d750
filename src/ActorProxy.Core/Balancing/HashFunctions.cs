using System.Numerics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Balancing;

/// <summary>The functions of <c>hash-type</c>: the same numbers as every other node, of this kind or of HAProxy's, gets.</summary>
public static class HashFunctions
{
    /// <summary>Hashes a key's bytes; null is the default, sdbm.</summary>
    public static uint Compute(HashFunctionKind? function, ReadOnlySpan<byte> key) => function switch
    {
        HashFunctionKind.Djb2 => Djb2(key),
        HashFunctionKind.Wt6 => Wt6(key),
        HashFunctionKind.Crc32 => Crc32(key),
        HashFunctionKind.None => Number(key),
        _ => Sdbm(key),
    };

    /// <summary>What <c>balance source</c> hashes: the address, folded to 32 bits; no <see cref="HashFunctionKind"/> applies to it.</summary>
    /// <returns>No hash for a client that has no address.</returns>
    public static BalanceKey OfSource(NetworkAddress client) => client.Family switch
    {
        AddressFamilyKind.IPv4 => BalanceKey.Of((uint)client.Low),
        AddressFamilyKind.IPv6 => BalanceKey.Of((uint)(client.High >> 32) ^ (uint)client.High ^ (uint)(client.Low >> 32) ^ (uint)client.Low),
        _ => BalanceKey.None,
    };

    /// <summary>Mixes all bits of a hash into each other (Bob Jenkins' integer hash, spread by a large prime).</summary>
    public static uint Avalanche(uint value)
    {
        unchecked
        {
            value = value + 0x7ed55d16 + (value << 12);
            value = value ^ 0xc761c23c ^ (value >> 19);
            value = value + 0x165667b1 + (value << 5);
            value = (value + 0xd3a2646c) ^ (value << 9);
            value = value + 0xfd7046c5 + (value << 3);
            value = value ^ 0xb55a4f09 ^ (value >> 16);
            return value * 3221225473;
        }
    }

    private static uint Sdbm(ReadOnlySpan<byte> key)
    {
        uint hash = 0;
        foreach (var octet in key)
            hash = unchecked(octet + hash * 65599);
        return hash;
    }

    private static uint Djb2(ReadOnlySpan<byte> key)
    {
        uint hash = 5381;
        foreach (var octet in key)
            hash = unchecked(octet + hash * 33);
        return hash;
    }

    private static uint Wt6(ReadOnlySpan<byte> key)
    {
        uint low = 0xa53c965a, high = 0x5ca6953a;
        int lowStep = 6, highStep = 18;
        foreach (var octet in key)
        {
            low = ~(low ^ octet);
            high = unchecked(~(high + octet));
            (low, high) = (BitOperations.RotateLeft(high, lowStep), BitOperations.RotateLeft(low, highStep));
            var mixed = ((low >> 16) ^ high) & 0xffff;
            lowStep = (int)(mixed & 31);
            highStep = (int)(mixed >> 11);
        }

        return low ^ high;
    }

    private static uint Crc32(ReadOnlySpan<byte> key)
    {
        var crc = uint.MaxValue;
        foreach (var octet in key)
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xedb88320 & (uint)-(int)(crc & 1));
        }

        return ~crc;
    }

    /// <summary>The key is a decimal number already.</summary>
    private static uint Number(ReadOnlySpan<byte> key)
        => System.Buffers.Text.Utf8Parser.TryParse(key, out long value, out _) ? unchecked((uint)value) : 0;
}
