using ActorProxy.Config.Syntax;
using ActorProxy.Node.Connections;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>Which sessions <c>show sess</c> is to show.</summary>
internal sealed record SessionFilter
{
    /// <summary>One session alone, by its number.</summary>
    public long? Number { get; init; }

    /// <summary>Everything that is known of each.</summary>
    public bool InDetail { get; init; }
    public TimeSpan Older { get; init; }
    public string? Frontend { get; init; }
    public string? Backend { get; init; }

    /// <summary>As <c>backend/server</c>.</summary>
    public string? Server { get; init; }

    /// <summary>Reads the words behind <c>show sess</c>; null with a sentence in <paramref name="error"/> when one is not known.</summary>
    public static SessionFilter? Parse(IReadOnlyList<string> words, out string error)
    {
        error = "";
        var filter = new SessionFilter();
        for (var i = 0; i < words.Count; i++)
        {
            var value = i + 1 < words.Count ? words[i + 1] : "";
            switch (words[i])
            {
                case "all":
                    filter = filter with { InDetail = true };
                    break;
                case "older" when TimeSyntax.TryParse(value, TimeSpan.FromSeconds(1), out var age) is null:
                    filter = filter with { Older = age };
                    i++;
                    break;
                case "frontend" when value.Length > 0:
                    filter = filter with { Frontend = value };
                    i++;
                    break;
                case "backend" when value.Length > 0:
                    filter = filter with { Backend = value };
                    i++;
                    break;
                case "server" when value.Length > 0:
                    filter = filter with { Server = value };
                    i++;
                    break;
                default:
                    if (SessionIdentifier.Parse(words[i]) is not { } number)
                    {
                        error = "'show sess' takes: <id>, all, older <age>, frontend <name>, backend <name>, server <backend>/<server>.";
                        return null;
                    }

                    filter = filter with { Number = number, InDetail = true };
                    break;
            }
        }

        return filter;
    }

    public bool Matches(SessionSnapshot session) =>
        (Number ?? session.Number) == session.Number
        && session.AgeMs >= Older.TotalMilliseconds
        && (Frontend ?? session.Frontend) == session.Frontend
        && (Backend is null || Backend == session.Backend)
        && (Server is null || Server == $"{session.Backend}/{session.Server}");
}
