using System.Globalization;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>What <c>show sess</c> calls a session, and operators name it by: its number, in the form of HAProxy's pointers.</summary>
internal static class SessionIdentifier
{
    // Sessions are numbered from 0, and 0x0 is no session to anybody's parser.
    private const long First = 1;

    public static string Of(long number) => $"0x{number + First:x}";

    /// <summary>The session's number; null when the text is no identifier.</summary>
    public static long? Parse(string text) =>
        text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value >= First
            ? value - First
            : null;
}
