using System.Text;
using ActorProxy.Core.Samples;

namespace ActorProxy.Core.Patterns;

/// <summary>Addresses and networks: <c>ip</c>. IPv4 and IPv6 find each other as configuration.txt 7.1.6 says.</summary>
internal sealed class AddressIndex : PatternIndex
{
    private static readonly AddressBits Mapped = (AddressBits)0xffff << 32;

    private readonly PrefixTrie v4 = new();
    private readonly PrefixTrie v6 = new();
    private readonly Dictionary<PatternEntry, NetworkPattern> resolved = [];
    private MaskedItem[] masked = [];

    public override bool IsTree => true;

    public override string? Add(PatternEntry entry)
    {
        if (!NetworkPattern.TryParse(entry.Key, out var pattern))
            return $"'{Encoding.UTF8.GetString(entry.Key)}' is no address and no network";
        Add(pattern, entry);
        return null;
    }

    /// <summary>Adds an entry whose text was looked up elsewhere: a host's name.</summary>
    public void AddResolved(NetworkPattern pattern, PatternEntry entry)
    {
        resolved.Add(entry, pattern);
        Add(pattern, entry);
    }

    private void Add(NetworkPattern pattern, PatternEntry entry)
    {
        var length = pattern.PrefixLength;
        if (length < 0)
            Volatile.Write(ref masked, [.. masked, new MaskedItem(pattern, entry)]);
        else if (pattern.IsIPv6)
            v6.Add(pattern.Bits, length, entry);
        else
            v4.Add(pattern.Bits << 96, length, entry);
    }

    public override void Remove(PatternEntry entry)
    {
        if (!resolved.Remove(entry, out var pattern) && !NetworkPattern.TryParse(entry.Key, out pattern))
            return;
        var length = pattern.PrefixLength;
        if (length < 0)
            Volatile.Write(ref masked, [.. masked.Where(item => item.Entry != entry)]);
        else if (pattern.IsIPv6)
            v6.Remove(pattern.Bits, length, entry);
        else
            v4.Remove(pattern.Bits << 96, length, entry);
    }

    public override PatternEntry? Find(in Sample sample) => sample.Type == SampleType.IPv4
        ? FindIPv4((uint)sample.Address.Low)
        : FindIPv6(new AddressBits(sample.Address.High, sample.Address.Low));

    private PatternEntry? FindIPv4(uint address) =>
        v4.FindLongest((AddressBits)address << 96) ?? v6.FindLongest(Mapped | address) ?? FindMasked(address);

    private PatternEntry? FindIPv6(AddressBits address)
    {
        if (v6.FindLongest(address) is { } found)
            return found;

        // ::a.b.c.d, ::ffff:a.b.c.d (RFC 4291 2.5.5) and 2002:a.b.c.d:: (RFC 3056 2) are looked up as IPv4 addresses too.
        uint inner;
        if (address >> 32 == AddressBits.Zero || address >> 32 == 0xffff)
            inner = (uint)address;
        else if (address >> 112 == 0x2002)
            inner = (uint)(address >> 80);
        else
            return null;
        return v4.FindLongest((AddressBits)inner << 96) ?? FindMasked(inner);
    }

    private PatternEntry? FindMasked(uint address)
    {
        foreach (var item in Volatile.Read(ref masked))
        {
            if ((address & (uint)item.Pattern.Mask) == (uint)item.Pattern.Bits)
                return item.Entry;
        }

        return null;
    }

    private sealed record MaskedItem(NetworkPattern Pattern, PatternEntry Entry);
}
