using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ActorProxy.Cluster.Membership.Etcd;

/// <summary>What is asked of etcd's gateway, as JSON: 64-bit numbers as text, keys and values in base64.</summary>
internal static class EtcdRequests
{
    public static byte[] Authenticate(string user, string password) => Write(json =>
    {
        json.WriteString("name", user);
        json.WriteString("password", password);
    });

    public static byte[] Grant(TimeSpan lease) => Write(json => json.WriteString("TTL", Text((long)lease.TotalSeconds)));

    /// <summary>Of <c>lease/keepalive</c> and <c>lease/revoke</c>.</summary>
    public static byte[] Lease(long lease) => Write(json => json.WriteString("ID", Text(lease)));

    public static byte[] Range(string prefix) => Write(json => WritePrefix(json, prefix));

    /// <summary>Puts a key if its latest change is of that revision, 0 for one that is not there; tells what it holds otherwise.</summary>
    public static byte[] PutIfUnchanged(string key, ReadOnlyMemory<byte> value, long lease, long revision) => Write(json =>
    {
        json.WriteStartArray("compare");
        json.WriteStartObject();
        json.WriteBase64String("key", Encoding.UTF8.GetBytes(key));
        json.WriteString("result", "EQUAL");
        json.WriteString("target", revision == 0 ? "CREATE" : "MOD");
        json.WriteString(revision == 0 ? "create_revision" : "mod_revision", Text(revision));
        json.WriteEndObject();
        json.WriteEndArray();

        json.WriteStartArray("success");
        json.WriteStartObject();
        json.WriteStartObject("request_put");
        json.WriteBase64String("key", Encoding.UTF8.GetBytes(key));
        json.WriteBase64String("value", value.Span);
        json.WriteString("lease", Text(lease));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();

        json.WriteStartArray("failure");
        json.WriteStartObject();
        json.WriteStartObject("request_range");
        json.WriteBase64String("key", Encoding.UTF8.GetBytes(key));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    });

    public static byte[] Watch(string prefix, long fromRevision) => Write(json =>
    {
        json.WriteStartObject("create_request");
        WritePrefix(json, prefix);
        json.WriteString("start_revision", Text(fromRevision));
        json.WriteEndObject();
    });

    private static void WritePrefix(Utf8JsonWriter json, string prefix)
    {
        // The first key behind all that begin with the prefix; it ends with a slash, so there is one.
        var end = Encoding.UTF8.GetBytes(prefix);
        end[^1]++;
        json.WriteBase64String("key", Encoding.UTF8.GetBytes(prefix));
        json.WriteBase64String("range_end", end);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static byte[] Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
