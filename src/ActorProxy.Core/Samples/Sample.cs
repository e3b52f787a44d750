using System.Text;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Samples;

/// <summary>A value on its way through an expression.</summary>
/// <remarks>
/// Reused by reference: a fetch writes it, converters change it in place. Text and bytes are slices of memory that somebody else owns (a
/// connection's buffer, the configuration, <see cref="SampleScratch"/>): who wants to keep them copies them.
/// </remarks>
public struct Sample
{
    public SampleType Type;

    /// <summary>The value of <see cref="SampleType.SInt"/>; 0 or 1 for <see cref="SampleType.Bool"/>; a <see cref="SampleType.Method"/>'s number.</summary>
    public long Number;

    /// <summary>The value of an address; port and scope mean nothing.</summary>
    public NetworkAddress Address;

    /// <summary>The value of text and bytes.</summary>
    public ReadOnlyMemory<byte> Bytes;

    /// <summary>With more data the value may become another one; without a value it may still come.</summary>
    public bool MayChange;

    /// <summary>The fetch has more values than this one; called again with the same sample it gives the next.</summary>
    public bool HasMore;

    /// <summary>Set by who asks for one value after another, as ACLs do: fetches that else give the last of several begin with the first.</summary>
    public bool WantsAll;

    /// <summary>Where a fetch with more values goes on; private to it.</summary>
    public int Cursor;

    public readonly ReadOnlySpan<byte> Span => Bytes.Span;

    /// <summary>The bytes as text, for messages and tests.</summary>
    public readonly string Text => Encoding.UTF8.GetString(Span);

    public readonly bool IsTrue => Number != 0;

    public void SetBool(bool value)
    {
        Type = SampleType.Bool;
        Number = value ? 1 : 0;
    }

    public void SetNumber(long value)
    {
        Type = SampleType.SInt;
        Number = value;
    }

    /// <summary>Sets an IPv4 or IPv6 address.</summary>
    public void SetAddress(NetworkAddress value)
    {
        Type = value.Family == AddressFamilyKind.IPv6 ? SampleType.IPv6 : SampleType.IPv4;
        Address = value.WithPort(0) with { Scope = 0 };
    }

    public void SetText(ReadOnlyMemory<byte> value)
    {
        Type = SampleType.Str;
        Bytes = value;
    }

    public void SetBinary(ReadOnlyMemory<byte> value)
    {
        Type = SampleType.Bin;
        Bytes = value;
    }
}
