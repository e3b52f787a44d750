using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ActorProxy.Node.Peers;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>Writes the <c>peers</c> sections for <c>show peers</c>: with HAProxy's words where it has some, or as JSON.</summary>
internal static class PeersReport
{
    public static string Text(PeersSnapshot section)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"id={section.Name} local={section.LocalName} addr={section.Address} resync={section.LearntFrom} resync_timeout={Seconds(section.ResyncMs)} resyncs={section.Resyncs} refused={section.RefusedHellos} claims_asked={section.Claims.Asked} claims_timed_out={section.Claims.TimedOut} claims_unsure={section.Claims.Unsure}\n");
        foreach (var peer in section.Peers)
        {
            var status = peer.State == "established" ? "ESTA" : peer.LastStatus ?? "NONE";
            text.Append(CultureInfo.InvariantCulture, $"  id={peer.Name}({peer.Role},{(peer.State == "established" ? "active" : "inactive")}) addr={peer.Address} last_status={status} last_hdshk={Seconds(peer.LastHandshakeMs)}\n");
            text.Append(CultureInfo.InvariantCulture, $"        state={peer.State} version={(peer.Version.Length == 0 ? "-" : peer.Version)} reconnect={Seconds(peer.RedialMs)} teaching={(peer.IsTeaching ? 1 : 0)} learning={(peer.IsLearning ? 1 : 0)}\n");
            text.Append("        ").AppendJoin(' ', peer.Counters.Select(static one => string.Create(CultureInfo.InvariantCulture, $"{one.Name}={one.Value}"))).Append('\n');
            if (peer.LastEnd.Length > 0)
                text.Append(CultureInfo.InvariantCulture, $"        last_end=\"{peer.LastEnd}\"\n");
            text.Append("        shared tables:\n");
            foreach (var table in peer.Tables)
                text.Append(CultureInfo.InvariantCulture, $"          id={table.Name} local_id={table.LocalId} remote_id={table.RemoteId} last_acked={table.Acknowledged} last_pushed={table.Told} last_get={table.Received}\n");
        }

        return text.ToString();
    }

    public static string Json(ImmutableArray<PeersSnapshot> sections)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var section in sections)
                Write(json, section);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, PeersSnapshot section)
    {
        json.WriteStartObject();
        json.WriteString("name", section.Name);
        json.WriteString("local", section.LocalName);
        json.WriteString("address", section.Address);
        json.WriteString("learns_from", section.LearntFrom);
        json.WriteNumber("resyncs", section.Resyncs);
        json.WriteNumber("refused", section.RefusedHellos);
        json.WriteNumber("claims_asked", section.Claims.Asked);
        json.WriteNumber("claims_timed_out", section.Claims.TimedOut);
        json.WriteNumber("claims_unsure", section.Claims.Unsure);
        json.WriteStartArray("tables");
        foreach (var table in section.Tables)
            json.WriteStringValue(table);
        json.WriteEndArray();
        json.WriteStartArray("peers");
        foreach (var peer in section.Peers)
            Write(json, peer);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PeerSnapshot peer)
    {
        json.WriteStartObject();
        json.WriteString("name", peer.Name);
        json.WriteString("role", peer.Role);
        json.WriteString("address", peer.Address);
        json.WriteString("state", peer.State);
        json.WriteString("version", peer.Version);
        json.WriteString("last_status", peer.LastStatus);
        WriteMilliseconds(json, "last_handshake_ms", peer.LastHandshakeMs);
        WriteMilliseconds(json, "redial_ms", peer.RedialMs);
        json.WriteString("last_end", peer.LastEnd);
        json.WriteBoolean("teaching", peer.IsTeaching);
        json.WriteBoolean("learning", peer.IsLearning);
        foreach (var (name, value) in peer.Counters)
            json.WriteNumber(name, value);
        json.WriteStartArray("tables");
        foreach (var table in peer.Tables)
        {
            json.WriteStartObject();
            json.WriteString("name", table.Name);
            json.WriteNumber("local_id", table.LocalId);
            json.WriteNumber("remote_id", table.RemoteId);
            json.WriteNumber("told", table.Told);
            json.WriteNumber("acknowledged", table.Acknowledged);
            json.WriteNumber("received", table.Received);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMilliseconds(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } milliseconds)
            json.WriteNumber(name, milliseconds);
        else
            json.WriteNull(name);
    }

    private static string Seconds(long? milliseconds) => milliseconds is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value / 1000}s") : "<NEVER>";
}
