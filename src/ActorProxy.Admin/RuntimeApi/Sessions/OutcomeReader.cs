using System.Text;

namespace ActorProxy.Admin.RuntimeApi.Sessions;

/// <summary>Takes the last line off an answer: it says whether the command went well. What comes before is passed on as it comes.</summary>
/// <remarks>For answers in a session in which the hidden command <c>_outcome</c> went first.</remarks>
public sealed class OutcomeReader
{
    /// <summary>Stands before the command, in the same line.</summary>
    public const string Prefix = "_outcome;";

    /// <summary>The last line of an answer to a command that went well.</summary>
    internal const string Ok = "_outcome=ok";

    /// <summary>And of one that did not.</summary>
    internal const string Failed = "_outcome=failed";

    private static readonly byte[] OkLine = Encoding.UTF8.GetBytes($"\n{Ok}\n");
    private static readonly byte[] FailedLine = Encoding.UTF8.GetBytes($"\n{Failed}\n");

    private byte[] _held = [];

    /// <summary>Returns what can't belong to the last line any more.</summary>
    public byte[] Take(ReadOnlySpan<byte> bytes)
    {
        byte[] all = [.. _held, .. bytes];
        var keep = Math.Min(all.Length, FailedLine.Length);
        while (keep > 0 && !MayBegin(all.AsSpan()[^keep..]))
            keep--;
        _held = all[^keep..];
        return all[..^keep];
    }

    /// <summary>Returns the rest of the answer.</summary>
    /// <param name="isOk">False, too, when no outcome came: the process ended, or is another one.</param>
    public byte[] End(out bool isOk)
    {
        isOk = _held.AsSpan().SequenceEqual(OkLine);
        return isOk || _held.AsSpan().SequenceEqual(FailedLine) ? [] : _held;
    }

    /// <summary>Whether this may be the beginning of the last line, or of the empty one before it.</summary>
    private static bool MayBegin(ReadOnlySpan<byte> end) => OkLine.AsSpan().StartsWith(end) || FailedLine.AsSpan().StartsWith(end);
}
