using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text.Json;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Membership;

namespace ActorProxy.Cluster.Membership.Etcd;

/// <summary>How members are written in etcd: a key each, with an object in JSON as value.</summary>
/// <param name="prefix">Of the cluster: ends with a slash.</param>
internal sealed class MemberKeys(string prefix)
{
    private const int Version = 1;
    private const int LongestName = Core.Peers.Nodes.NodeMembers.LongestName;

    /// <summary>What all of them begin with.</summary>
    public string Prefix { get; } = $"{prefix}members/";

    public string KeyOf(string name) => Prefix + name;

    public static byte[] ValueOf(in MemberRecord member)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("address", TextOf(member.Address));
            json.WriteNumber("incarnation", member.Incarnation);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static string TextOf(in NetworkAddress address)
    {
        var host = address.Family == AddressFamilyKind.IPv6 ? $"[{address.HostText}]" : address.HostText;
        return string.Create(CultureInfo.InvariantCulture, $"{host}:{address.Port}");
    }

    /// <summary>Null for a key or a value that is not as this version of nodes writes it.</summary>
    public MemberRecord? Read(EtcdKey key)
    {
        if (!key.Name.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var name = key.Name[Prefix.Length..];
        if (name.Length is 0 or > LongestName || name.Any(static c => c is <= ' ' or >= '\x7f'))
            return null;
        try
        {
            using var document = JsonDocument.Parse(key.Value);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != Version
                || !root.TryGetProperty("address", out var address) || address.ValueKind != JsonValueKind.String
                || !root.TryGetProperty("incarnation", out var incarnation) || incarnation.ValueKind != JsonValueKind.Number || !incarnation.TryGetInt64(out var count) || count is < 0 or > long.MaxValue / 2
                || !IPEndPoint.TryParse(address.GetString()!, out var endpoint) || endpoint.Port == 0)
                return null;
            return new MemberRecord(name, NetworkAddress.From(endpoint.Address, endpoint.Port), count, MemberState.Alive);
        }
        catch (Exception error) when (EtcdAnswers.IsUnreadable(error))
        {
            // Somebody else's: the caller tells the operator.
            return null;
        }
    }
}
