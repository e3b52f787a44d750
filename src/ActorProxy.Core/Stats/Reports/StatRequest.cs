using System.Globalization;

namespace ActorProxy.Core.Stats.Reports;

/// <summary>What was asked of <c>show stat</c>: which rows, and how.</summary>
public sealed record StatRequest
{
    /// <summary>The number of one proxy; null for all.</summary>
    public int? ProxyId { get; init; }

    /// <summary>The name of one proxy; null for all.</summary>
    public string? ProxyName { get; init; }

    /// <summary>1 frontends, 2 backends, 4 servers, 8 listeners, added up; -1 for all.</summary>
    public int Types { get; init; } = -1;

    /// <summary>The number of one server or listener; null for all.</summary>
    public int? ServiceId { get; init; }

    /// <summary><c>up</c>: servers that are down, and not on their way up, are left out.</summary>
    public bool OnlyUp { get; init; }

    /// <summary><c>no-maint</c>: servers in maintenance are left out.</summary>
    public bool WithoutMaint { get; init; }
    public ReportFormat Format { get; init; }

    /// <summary><c>desc</c>: the typed output explains each value.</summary>
    public bool WithDescriptions { get; init; }

    /// <summary>Addresses, cookies and algorithms are shown; not to the level <c>user</c>.</summary>
    public bool ShowsConfiguration { get; init; } = true;

    /// <summary>Parses the words behind <c>show stat</c>; null with a sentence in <paramref name="error"/> when one is not known.</summary>
    public static StatRequest? Parse(IReadOnlyList<string> words, bool showsConfiguration, out string? error)
    {
        error = null;
        var request = new StatRequest { ShowsConfiguration = showsConfiguration };
        var at = 0;
        if (words.Count > at && words[at] == "domain")
        {
            if (words.Count == at + 1 || words[at + 1] != "proxy")
            {
                error = "Invalid statistics domain.";
                return null;
            }

            at += 2;
        }

        // Three words in a row before the options are a proxy, a mask of types, and a server's or listener's number.
        if (words.Count >= at + 3 && !IsOption(words[at]))
        {
            if (!TryNumber(words[at + 1], out var types) || !TryNumber(words[at + 2], out var service))
            {
                error = "Expects a proxy's name or number, a mask of types (1 frontends, 2 backends, 4 servers, 8 listeners, -1 all), and a server's number or -1.";
                return null;
            }

            var isNumber = TryNumber(words[at], out var proxy);
            request = request with
            {
                ProxyId = isNumber && proxy != -1 ? proxy : null,
                ProxyName = isNumber ? null : words[at],
                Types = types,
                ServiceId = service == -1 ? null : service,
            };
            at += 3;
        }

        for (; at < words.Count; at++)
        {
            switch (words[at])
            {
                case "typed":
                    request = request with { Format = ReportFormat.Typed };
                    break;
                case "json":
                    request = request with { Format = ReportFormat.Json };
                    break;
                case "desc":
                    request = request with { WithDescriptions = true };
                    break;
                case "up":
                    request = request with { OnlyUp = true };
                    break;
                case "no-maint":
                    request = request with { WithoutMaint = true };
                    break;
                default:
                    error = $"Unknown argument '{words[at]}'; 'show stat' takes: domain proxy, <proxy> <types> <server>, typed, json, desc, up, no-maint.";
                    return null;
            }
        }

        return request;
    }

    private static bool IsOption(string word) => word is "typed" or "json" or "desc" or "up" or "no-maint";

    private static bool TryNumber(string word, out int number) => int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
