using System.Globalization;
using System.Net;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Vrrp;
using ActorProxy.TestKit;

namespace ActorProxy.Tests.Core.Vrrp;

/// <summary>A line of a file in Packets: bytes, and the advertisement that they are.</summary>
public sealed record RecordedPacket(string Name, VrrpEnvelope Envelope, VrrpAdvertisement Advertisement, byte[] Bytes)
{
    public static IReadOnlyList<RecordedPacket> Load(string file) =>
        [.. File.ReadLines(Repository.PathTo($"tests/ActorProxy.Tests/Core/Vrrp/Packets/{file}")).Where(static line => !line.StartsWith('#')).Select(Parse)];

    private static RecordedPacket Parse(string line)
    {
        var cells = line.Split('|');
        var values = cells[3].Split(' ');
        var numbers = values[..4].Select(static value => int.Parse(value, CultureInfo.InvariantCulture)).ToArray();
        return new RecordedPacket(
            cells[0],
            new VrrpEnvelope(Address(cells[1]), Address(cells[2]), VrrpEnvelope.SentTtl),
            new VrrpAdvertisement((VrrpVersion)numbers[0], (byte)numbers[1], (byte)numbers[2], numbers[3], [.. values[4].Split(',').Select(Address)], values[5] == "-" ? null : values[5]),
            Convert.FromHexString(cells[4]));
    }

    private static NetworkAddress Address(string text) => NetworkAddress.From(IPAddress.Parse(text), 0);
}
