using System.Globalization;

namespace ActorProxy.Core.Acls;

/// <summary>An operator before numbers, which makes ranges of them (configuration.txt 7.1.2).</summary>
internal sealed record NumberComparison
{
    private static readonly NumberComparison[] Others =
    [
        new() { Name = "eq" },
        new() { Name = "ge", IsLowerBound = true },
        new() { Name = "gt", IsLowerBound = true, Shift = 1 },
        new() { Name = "le", IsUpperBound = true },
        new() { Name = "lt", IsUpperBound = true, Shift = -1 },
    ];

    public static NumberComparison Equal => Others[0];

    private string Name { get; init; } = "";
    private bool IsLowerBound { get; init; }
    private bool IsUpperBound { get; init; }
    private int Shift { get; init; }

    public static bool TryParse(string word, out NumberComparison comparison)
    {
        comparison = Array.Find(Others, one => one.Name == word) ?? Equal;
        return comparison.Name == word;
    }

    /// <summary>The pattern that the number with the operator means: <c>gt 5</c> is <c>6:</c>. A range stays as it is, as in HAProxy.</summary>
    /// <param name="isDotted">The number may be a version: <c>gt 3.1</c> is <c>3.2:</c>.</param>
    public string Apply(string text, bool isDotted)
    {
        if ((!IsLowerBound && !IsUpperBound) || text.AsSpan().ContainsAny(':', '-'))
            return text;
        var dot = isDotted ? text.IndexOf('.', StringComparison.Ordinal) : -1;
        if (!long.TryParse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return text;

        var bound = string.Create(CultureInfo.InvariantCulture, $"{text[..(dot + 1)]}{unchecked(number + Shift)}");
        return IsLowerBound ? bound + ":" : ":" + bound;
    }
}
