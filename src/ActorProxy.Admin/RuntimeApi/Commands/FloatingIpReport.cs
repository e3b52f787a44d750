using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ActorProxy.Cluster.FloatingIp;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>Writes virtual routers for <c>show floating-ip</c>, as text or as JSON.</summary>
internal static class FloatingIpReport
{
    public static string Text(FloatingIpSnapshot one)
    {
        var (plan, counters) = (one.Plan, one.Counters);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"name={plan.Name} state={one.StateName} addresses={string.Join(',', plan.Addresses)} interface={plan.Link} router_id={plan.Router.RouterId} version={(int)plan.Router.Version} priority={one.Priority} since={one.SinceMs / 1000}s\n");
        text.Append(CultureInfo.InvariantCulture, $"  master={one.Master?.HostText ?? "-"} interval={plan.Router.IntervalMs}ms fencing_token={one.FencingToken}\n");
        text.Append(CultureInfo.InvariantCulture, $"  sent={counters.AdvertisementsSent} received={counters.AdvertisementsReceived} refused={counters.AdvertisementsRefused} acquired={counters.Acquired} released={counters.Released} announcements={counters.Announcements}");
        if (one.Fault is { } fault)
            text.Append(CultureInfo.InvariantCulture, $"\n  fault=\"{fault}\"");
        return text.ToString();
    }

    public static string Json(IEnumerable<FloatingIpSnapshot> all)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var one in all)
                Write(json, one);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, FloatingIpSnapshot one)
    {
        json.WriteStartObject();
        json.WriteString("name", one.Plan.Name);
        json.WriteString("state", one.StateName);
        json.WriteStartArray("addresses");
        foreach (var address in one.Plan.Addresses)
            json.WriteStringValue(address.ToString());
        json.WriteEndArray();
        json.WriteString("interface", one.Plan.Link);
        json.WriteNumber("router_id", one.Plan.Router.RouterId);
        json.WriteNumber("version", (int)one.Plan.Router.Version);
        json.WriteNumber("priority", one.Priority);
        json.WriteNumber("interval_ms", one.Plan.Router.IntervalMs);
        json.WriteNumber("since_ms", one.SinceMs);
        json.WriteString("master", one.Master?.HostText);
        json.WriteNumber("fencing_token", one.FencingToken);
        json.WriteNumber("sent", one.Counters.AdvertisementsSent);
        json.WriteNumber("received", one.Counters.AdvertisementsReceived);
        json.WriteNumber("refused", one.Counters.AdvertisementsRefused);
        json.WriteNumber("acquired", one.Counters.Acquired);
        json.WriteNumber("released", one.Counters.Released);
        json.WriteNumber("announcements", one.Counters.Announcements);
        json.WriteString("fault", one.Fault);
        json.WriteEndObject();
    }
}
