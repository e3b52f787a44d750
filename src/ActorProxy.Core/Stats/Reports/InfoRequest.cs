namespace ActorProxy.Core.Stats.Reports;

/// <summary>How <c>show info</c> was asked.</summary>
/// <param name="WithDescriptions"><c>desc</c>: each value is explained.</param>
/// <param name="IsFloat"><c>float</c>: times with their fractions.</param>
public sealed record InfoRequest(ReportFormat Format = ReportFormat.Plain, bool WithDescriptions = false, bool IsFloat = false)
{
    /// <summary>Parses the words behind <c>show info</c>; null with a sentence in <paramref name="error"/> when one is not known.</summary>
    public static InfoRequest? Parse(IReadOnlyList<string> words, out string? error)
    {
        error = null;
        var request = new InfoRequest();
        foreach (var word in words)
        {
            switch (word)
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
                case "float":
                    request = request with { IsFloat = true };
                    break;
                default:
                    error = $"Unknown argument '{word}'; 'show info' takes: typed, json, desc, float.";
                    return null;
            }
        }

        return request;
    }
}
