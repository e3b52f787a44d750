using System.Globalization;
using System.Text;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Engine.Checks;

/// <summary>Writes the request of <c>option httpchk</c> as HAProxy does: names in lower case, no keep-alive unless asked for.</summary>
internal static class HttpCheckRequest
{
    public static byte[] Write(HttpCheckConfig config)
    {
        var text = new StringBuilder($"{config.Method} {config.Uri} {config.Version}\r\n");
        bool? keepsAlive = null;
        foreach ((string name, string value) in config.Headers)
        {
            // The body's length is known better here, and the connection's fate depends on the version.
            if (Is(name, "content-length") || Is(name, "transfer-encoding"))
                continue;
            if (Is(name, "connection"))
                keepsAlive = !Is(value, "close");
            else
                text.Append(CultureInfo.InvariantCulture, $"{name.ToLowerInvariant()}: {value}\r\n");
        }

        if (config.Body is not null)
            text.Append(CultureInfo.InvariantCulture, $"content-length: {RawBytes.Encode(config.Body).Length}\r\n");
        bool keepsAliveByDefault = !Is(config.Version, "HTTP/1.0");
        if (keepsAliveByDefault && keepsAlive != true)
            text.Append("connection: close\r\n");
        else if (!keepsAliveByDefault && keepsAlive == true)
            text.Append("connection: keep-alive\r\n");
        text.Append("\r\n").Append(config.Body);
        return RawBytes.Encode(text.ToString());
    }

    private static bool Is(string text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
