using System.Globalization;

namespace ActorProxy.Core.Handover;

/// <summary>One line between two processes that share servers' slots during a take-over: <c>give app/s1 1</c>.</summary>
/// <param name="Count">How many slots; 0 where the kind has none.</param>
public readonly record struct SlotMessage(SlotMessageKind Kind, string Backend, string Server, int Count = 0)
{
    /// <summary>The command of the runtime API that begins such a conversation, with the version of its lines.</summary>
    public const string Command = "_shareslots 1";

    /// <summary>The line that says that the command was understood.</summary>
    public const string Accepted = "sharing slots";

    /// <summary>The longest line in bytes, its end included.</summary>
    public const int MaxLineBytes = 1024;

    /// <summary>Reads a line without its end.</summary>
    public static bool TryParse(ReadOnlySpan<char> line, out SlotMessage message)
    {
        message = default;
        Span<Range> words = stackalloc Range[4];
        var count = line.Split(words, ' ');
        if (count is < 2 or > 3 || KindOf(line[words[0]]) is not { } kind)
            return false;
        var name = line[words[1]];
        var slash = name.IndexOf('/');
        var slots = 0;
        if (slash <= 0 || slash == name.Length - 1)
            return false;
        if ((count == 3) != (kind is SlotMessageKind.Held or SlotMessageKind.Give))
            return false;
        if (count == 3 && !int.TryParse(line[words[2]], NumberStyles.None, CultureInfo.InvariantCulture, out slots))
            return false;
        message = new SlotMessage(kind, name[..slash].ToString(), name[(slash + 1)..].ToString(), slots);
        return true;
    }

    /// <summary>The line without its end.</summary>
    public override string ToString() => Kind switch
    {
        SlotMessageKind.Share => $"share {Backend}/{Server}",
        SlotMessageKind.Want => $"want {Backend}/{Server}",
        SlotMessageKind.Held => string.Create(CultureInfo.InvariantCulture, $"held {Backend}/{Server} {Count}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"give {Backend}/{Server} {Count}"),
    };

    private static SlotMessageKind? KindOf(ReadOnlySpan<char> word) => word switch
    {
        "share" => SlotMessageKind.Share,
        "held" => SlotMessageKind.Held,
        "give" => SlotMessageKind.Give,
        "want" => SlotMessageKind.Want,
        _ => null,
    };
}
