using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ActorProxy.Cluster.Membership;
using ActorProxy.Core.Membership;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>Writes the nodes of the cluster for <c>show cluster</c>: a line each, or as JSON.</summary>
internal static class ClusterReport
{
    public static string Text(IMembership membership, long nowMs)
    {
        var members = membership.Members;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"engine={membership.Engine} alive={members.Count(static one => one.State == MemberState.Alive)} members={members.Length}\n");
        foreach (var one in members)
            text.Append(CultureInfo.InvariantCulture, $"  id={one.Name}({(one.IsSelf ? "local" : "remote")}) addr={one.Address} state={Word(one.State)} since={(nowMs - one.SinceMs) / 1000}s incarnation={one.Incarnation} session={Session(one)} version={(one.Version.Length == 0 ? "-" : one.Version)}\n");
        return text.ToString(0, text.Length - 1);
    }

    public static string Json(IMembership membership, long nowMs)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("engine", membership.Engine);
            json.WriteStartArray("members");
            foreach (var one in membership.Members)
            {
                json.WriteStartObject();
                json.WriteString("name", one.Name);
                json.WriteBoolean("local", one.IsSelf);
                json.WriteString("address", one.Address.ToString());
                json.WriteString("state", Word(one.State));
                json.WriteNumber("since_ms", nowMs - one.SinceMs);
                json.WriteNumber("incarnation", one.Incarnation);
                json.WriteString("session", Session(one));
                json.WriteString("version", one.Version);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Session(MemberSnapshot one) => one.IsSelf ? "-" : one.IsConnected ? "established" : "none";

    private static string Word(MemberState state) => state switch
    {
        MemberState.Alive => "alive",
        MemberState.Suspected => "suspected",
        MemberState.Gone => "gone",
        _ => "left",
    };
}
