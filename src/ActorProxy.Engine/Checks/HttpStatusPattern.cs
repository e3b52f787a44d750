using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;

namespace ActorProxy.Engine.Checks;

/// <summary>A list of status codes and ranges, such as <c>200-399,404</c>.</summary>
internal sealed class HttpStatusPattern : IHttpPattern
{
    private readonly ImmutableArray<(int First, int Last)> _ranges;

    /// <exception cref="ArgumentException">Not a list of codes and ranges.</exception>
    public HttpStatusPattern(string list) => _ranges = [.. list.Split(',').Select(Range)];

    public bool IsOnBody => false;

    public bool IsMatch(ReadOnlySpan<byte> subject)
    {
        _ = Utf8Parser.TryParse(subject, out int code, out _);
        foreach ((int first, int last) in _ranges)
        {
            if (code >= first && code <= last)
                return true;
        }

        return false;
    }

    private static (int First, int Last) Range(string text)
    {
        string[] ends = text.Split('-');
        return ends.Length <= 2
            && int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out int first)
            && int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int last)
            && first <= last
            ? (first, last)
            : throw new ArgumentException($"'{text}' is neither a status code nor a range of them");
    }
}
