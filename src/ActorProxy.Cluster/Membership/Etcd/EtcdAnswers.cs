using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ActorProxy.Cluster.Membership.Etcd;

/// <summary>Reads what etcd's gateway answers. What is none of its answers is an <see cref="EtcdException"/>.</summary>
/// <remarks>A number that is 0 and a list that is empty may be left out.</remarks>
internal static class EtcdAnswers
{
    /// <summary>The token of a user who has said the password.</summary>
    public static string Token(ReadOnlyMemory<byte> answer) => Read(answer, static root => Member(root, "token") is { ValueKind: JsonValueKind.String } token ? token.GetString()! : throw Unreadable());

    /// <summary>The lease that was granted.</summary>
    public static long Lease(ReadOnlyMemory<byte> answer) => Read(answer, static root => Number(root, "ID") is > 0 and var id ? id : throw Unreadable());

    /// <summary>How many seconds the lease has now; 0 for one that is no more.</summary>
    public static long SecondsLeft(ReadOnlyMemory<byte> answer) => Read(answer, static root =>
    {
        var result = Object(root, "result");
        RequireHeader(result);
        return Number(result, "TTL");
    });

    public static EtcdListing Listing(ReadOnlyMemory<byte> answer) => Read(answer, static root => new EtcdListing(RequireHeader(root), Keys(root)));

    /// <summary>Null when the key was put; else what it holds.</summary>
    public static EtcdKey? Conflict(ReadOnlyMemory<byte> answer) => Read(answer, static root =>
    {
        RequireHeader(root);
        if (Member(root, "succeeded") is { ValueKind: JsonValueKind.True })
            return null;
        var ranges = List(root, "responses").Select(static one => Object(one, "response_range"));
        return Keys(ranges.FirstOrDefault()).FirstOrDefault() ?? new EtcdKey("", default, 0, 0);
    });

    public static EtcdWatchNews News(ReadOnlyMemory<byte> message) => Read(message, static root =>
    {
        if (Member(root, "error") is not null)
            return new EtcdWatchNews([], IsOver: true);
        var result = Object(root, "result");
        return new EtcdWatchNews([.. List(result, "events").Select(Change)], Member(result, "canceled") is { ValueKind: JsonValueKind.True });
    });

    /// <summary>Why a request was refused, in etcd's words where it has any.</summary>
    public static string Refusal(ReadOnlyMemory<byte> answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return Member(document.RootElement, "error") is { ValueKind: JsonValueKind.String } error ? error.GetString()! : "";
        }
        catch (Exception error) when (IsUnreadable(error))
        {
            // Not etcd's own answer: its status says enough.
            return "";
        }
    }

    private static T Read<T>(ReadOnlyMemory<byte> answer, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return read(document.RootElement);
        }
        catch (Exception error) when (IsUnreadable(error))
        {
            throw Unreadable();
        }
    }

    /// <summary>What is no JSON, has a text that is no base64, or one with half a surrogate pair.</summary>
    public static bool IsUnreadable(Exception error) => error is JsonException or FormatException or InvalidOperationException;

    private static EtcdException Unreadable() => new("what it answers is no answer of etcd");

    private static EtcdKey Change(JsonElement change)
    {
        var key = Key(Object(change, "kv"));
        return Member(change, "type") is { ValueKind: JsonValueKind.String } type && type.GetString() == "DELETE" ? key with { Value = default, ModRevision = 0, Lease = 0 } : key;
    }

    private static ImmutableArray<EtcdKey> Keys(JsonElement range) => [.. List(range, "kvs").Select(Key)];

    private static EtcdKey Key(JsonElement key)
    {
        var name = Encoding.UTF8.GetString(Bytes(key, "key"));
        return name.Length == 0 ? throw Unreadable() : new EtcdKey(name, Bytes(key, "value"), Number(key, "mod_revision"), Number(key, "lease"));
    }

    /// <summary>Each answer of etcd says at which revision of the store it holds: what has none comes from something else.</summary>
    private static long RequireHeader(JsonElement root) => Number(Object(root, "header"), "revision") is > 0 and var revision ? revision : throw Unreadable();

    private static IEnumerable<JsonElement> List(JsonElement parent, string name) => Member(parent, name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        _ => throw Unreadable(),
    };

    private static byte[] Bytes(JsonElement parent, string name) => Member(parent, name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.String } text => text.GetBytesFromBase64(),
        _ => throw Unreadable(),
    };

    private static long Number(JsonElement parent, string name) => Member(parent, name) switch
    {
        null => 0,
        { ValueKind: JsonValueKind.String } text when long.TryParse(text.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var whole) => whole,
        _ => throw Unreadable(),
    };

    private static JsonElement Object(JsonElement parent, string name) => Member(parent, name) is { ValueKind: JsonValueKind.Object } found ? found : throw Unreadable();

    private static JsonElement? Member(JsonElement parent, string name) => parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var found) ? found : null;
}
