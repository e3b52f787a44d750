using ActorProxy.Core.Balancing;

namespace ActorProxy.Core.Health;

/// <summary>What an agent said about a server in its line (configuration.txt 5.2, "agent-check"): words in any order, parted by spaces, tabs or commas.</summary>
public sealed record AgentReply
{
    /// <summary>The last of <c>up</c>, <c>down</c>, <c>stopped</c> and <c>fail</c>, as it was written; null for none.</summary>
    public string? State { get; private init; }

    /// <summary>Whether <see cref="State"/> speaks for the server.</summary>
    public bool IsUp => string.Equals(State, "up", StringComparison.OrdinalIgnoreCase);

    /// <summary>The last of <c>ready</c>, <c>drain</c> and <c>maint</c>.</summary>
    public AdminCommandState? Admin { get; private init; }

    /// <summary>The last weight, such as <c>75%</c>.</summary>
    public string? Weight { get; private init; }

    /// <summary>What stands behind the last <c>maxconn:</c>.</summary>
    public string? MaxConn { get; private init; }

    /// <summary>The first word that means nothing; null for none.</summary>
    public string? UnknownWord { get; private init; }

    /// <summary>The text behind a '#'; null for none.</summary>
    public string? Remark { get; private init; }

    public static AgentReply Parse(ReadOnlySpan<char> line)
    {
        var reply = new AgentReply();
        while (true)
        {
            line = line.TrimStart(" \t,");
            if (line.IsEmpty)
                return reply;
            if (line[0] == '#')
                return line[1..].TrimStart(" \t") is { IsEmpty: false } remark ? reply with { Remark = remark.ToString() } : reply;
            var end = line.IndexOfAny(" \t,");
            var word = end < 0 ? line : line[..end];
            reply = reply.With(word.ToString());
            line = line[word.Length..];
        }
    }

    private AgentReply With(string word) => word.ToLowerInvariant() switch
    {
        "up" or "down" or "stopped" or "fail" => this with { State = word },
        "ready" => this with { Admin = AdminCommandState.Ready },
        "drain" => this with { Admin = AdminCommandState.Drain },
        "maint" => this with { Admin = AdminCommandState.Maint },
        var low when low.StartsWith("maxconn:", StringComparison.Ordinal) => this with { MaxConn = word["maxconn:".Length..] },
        _ when char.IsAsciiDigit(word[0]) && word.Contains('%', StringComparison.Ordinal) => this with { Weight = word },
        _ => this with { UnknownWord = UnknownWord ?? word },
    };
}
