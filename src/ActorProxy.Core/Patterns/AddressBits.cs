using System.Numerics;

namespace ActorProxy.Core.Patterns;

/// <summary>128 bits of an address or a mask.</summary>
/// <remarks>And not <see cref="UInt128"/>: what uses that is compiled when it runs for the first time, which every start of the process would pay for.</remarks>
internal readonly struct AddressBits(ulong high, ulong low) : IEquatable<AddressBits>
{
    private const int Half = 64;

    public ulong High { get; } = high;

    public ulong Low { get; } = low;

    public static AddressBits Zero => default;

    public static AddressBits MaxValue => new(ulong.MaxValue, ulong.MaxValue);

    /// <summary>Zeros before the first one; 128 when there is none.</summary>
    public int LeadingZeroCount => High != 0 ? BitOperations.LeadingZeroCount(High) : Half + BitOperations.LeadingZeroCount(Low);

    public static implicit operator AddressBits(ulong value) => new(0, value);

    public static explicit operator uint(AddressBits value) => (uint)value.Low;

    public static AddressBits operator &(AddressBits a, AddressBits b) => new(a.High & b.High, a.Low & b.Low);

    public static AddressBits operator |(AddressBits a, AddressBits b) => new(a.High | b.High, a.Low | b.Low);

    public static AddressBits operator ^(AddressBits a, AddressBits b) => new(a.High ^ b.High, a.Low ^ b.Low);

    public static AddressBits operator ~(AddressBits a) => new(~a.High, ~a.Low);

    /// <param name="count">0 to 128.</param>
    public static AddressBits operator <<(AddressBits a, int count) => count switch
    {
        0 => a,
        >= 2 * Half => Zero,
        >= Half => new AddressBits(a.Low << (count - Half), 0),
        _ => new AddressBits((a.High << count) | (a.Low >> (Half - count)), a.Low << count),
    };

    /// <param name="count">0 to 128.</param>
    public static AddressBits operator >>(AddressBits a, int count) => count switch
    {
        0 => a,
        >= 2 * Half => Zero,
        >= Half => new AddressBits(0, a.High >> (count - Half)),
        _ => new AddressBits(a.High >> count, (a.Low >> count) | (a.High << (Half - count))),
    };

    public static bool operator ==(AddressBits a, AddressBits b) => a.High == b.High && a.Low == b.Low;

    public static bool operator !=(AddressBits a, AddressBits b) => !(a == b);

    public bool Equals(AddressBits other) => this == other;

    public override bool Equals(object? obj) => obj is AddressBits other && this == other;

    public override int GetHashCode() => HashCode.Combine(High, Low);
}
