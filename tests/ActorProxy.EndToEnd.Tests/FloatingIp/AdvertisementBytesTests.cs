using System.Net;

namespace ActorProxy.EndToEnd.Tests.FloatingIp;

/// <summary>What we say, as Wireshark's dissector reads it. The unit tests hold that these are the bytes that we write.</summary>
public sealed class AdvertisementBytesTests
{
    private const string Good = "1";
    private const string Bad = "0";

    [Fact]
    public async Task Wireshark_reads_what_is_meant_and_finds_nothing_wrong()
    {
        var packets = Load();
        var read = await ReadAsync(packets);
        Assert.Equal(packets.Count, read.Count);
        for (var i = 0; i < packets.Count; i++)
            Assert.Equal($"{packets[i].Meaning} {Good}  ", read[i]);
    }

    [Fact]
    public async Task Wireshark_would_have_found_a_wrong_checksum()
    {
        var packets = Load();
        foreach (var packet in packets)
            packet.Payload[7] ^= 1;
        var read = await ReadAsync(packets);
        Assert.All(read, static line => Assert.Contains($" {Bad} Bad checksum", line, StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(IEnumerable<Packet> packets)
    {
        using var directory = new TestDirectory();
        var file = directory.File("own.pcap");
        await File.WriteAllBytesAsync(file, PacketCapture.Of(packets.Select(static one => (one.Source, one.Destination, one.Payload))));
        string[] fields = ["vrrp.version", "vrrp.virt_rtr_id", "vrrp.prio", "vrrp.adver_int", "vrrp.short_adver_int", "vrrp.ip_addr", "vrrp.ipv6_addr", "vrrp.auth_string", "vrrp.checksum.status", "_ws.expert.message", "_ws.malformed"];
        var result = await Command.RunAsync("tshark", ["-r", file, "-T", "fields", "-E", "separator=|", .. fields.SelectMany(static field => new[] { "-e", field })]);
        Assert.Equal(0, result.ExitCode);
        return [.. result.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line =>
        {
            var cells = line.Split('|');
            return $"{cells[0]} {cells[1]} {cells[2]} {cells[3]}{cells[4]} {cells[5]}{cells[6]} {(cells[7].Length == 0 ? "-" : cells[7])} {cells[8]} {cells[9]} {cells[10]}";
        })];
    }

    private static List<Packet> Load() => [.. File.ReadLines(Repository.PathTo("tests/ActorProxy.Tests/Core/Vrrp/Packets/own.txt")).Where(static line => !line.StartsWith('#')).Select(static line =>
    {
        var cells = line.Split('|');
        var values = cells[3].Split(' ');
        if (values[0] == "2")
            values[3] = values[3][..^2];
        return new Packet(IPAddress.Parse(cells[1]), IPAddress.Parse(cells[2]), string.Join(' ', values), Convert.FromHexString(cells[4]));
    })];

    private sealed record Packet(IPAddress Source, IPAddress Destination, string Meaning, byte[] Payload);
}
