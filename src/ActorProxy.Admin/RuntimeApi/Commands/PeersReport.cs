using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ActorProxy.Core.Peers;
using ActorProxy.Node.Peers;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>Writes the <c>peers</c> sections for <c>show peers</c>: with HAProxy's words where it has some, or as JSON.</summary>
internal static class PeersReport
{
    public static string Text(PeersSnapshot section, bool hasWords)
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
            if (!hasWords)
                continue;
            Append(text, "TX", peer.SentWords);
            Append(text, "RX", peer.ReceivedWords);
        }

        return text.ToString();
    }

    /// <summary>Numbered from 0 on, four on a line, as HAProxy does it.</summary>
    private static void Append(StringBuilder text, string direction, ImmutableArray<PeerWord> words)
    {
        text.Append(CultureInfo.InvariantCulture, $"        {direction} dictionary cache:");
        foreach (var (index, (number, word)) in words.Index())
        {
            if (index % 4 == 0)
                text.Append("\n        ");

            // A peer's own text: it must not look like another line.
            text.Append(CultureInfo.InvariantCulture, $"{number - 1,5} -> {string.Concat(word.Select(static one => char.IsControl(one) ? '?' : one))}");
        }

        text.Append('\n');
    }

    public static string Json(ImmutableArray<PeersSnapshot> sections, bool hasWords)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var section in sections)
                Write(json, section, hasWords);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, PeersSnapshot section, bool hasWords)
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
            Write(json, peer, hasWords);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PeerSnapshot peer, bool hasWords)
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
        if (hasWords)
        {
            Write(json, "sent_words", peer.SentWords);
            Write(json, "received_words", peer.ReceivedWords);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ImmutableArray<PeerWord> words)
    {
        json.WriteStartArray(name);
        foreach (var (number, word) in words)
        {
            json.WriteStartObject();
            json.WriteNumber("number", number - 1);
            json.WriteString("word", word);
            json.WriteEndObject();
        }

        json.WriteEndArray();
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
