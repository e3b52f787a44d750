using System.Text;

namespace ActorProxy.Core.Health;

/// <summary>The last words of checks, as long as HAProxy keeps them.</summary>
public static class CheckDescription
{
    private const int MaxBytes = 127;

    /// <summary>Cut to the length that is kept, never within a character.</summary>
    public static string Cut(string description)
    {
        if (Encoding.UTF8.GetByteCount(description) <= MaxBytes)
            return description;
        Span<byte> cut = stackalloc byte[MaxBytes];
        Encoding.UTF8.GetEncoder().Convert(description, cut, flush: false, out _, out var used, out _);
        return Encoding.UTF8.GetString(cut[..used]);
    }
}
