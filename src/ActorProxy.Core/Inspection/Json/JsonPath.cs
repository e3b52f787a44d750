using System.Collections.Immutable;
using System.Text;

namespace ActorProxy.Core.Inspection.Json;

/// <summary>Which value of a JSON text is meant: <c>$.a.b[2]</c>. A backslash takes a dot or a bracket for a letter of the key.</summary>
/// <remarks>A path that is written otherwise means no value, as with HAProxy.</remarks>
public sealed class JsonPath
{
    private readonly ImmutableArray<Step> steps;

    private JsonPath(ImmutableArray<Step> steps, bool isValid)
    {
        this.steps = steps;
        IsValid = isValid;
    }

    /// <summary>False for one that means no value.</summary>
    public bool IsValid { get; }

    public int Length => steps.Length;

    public static JsonPath Parse(string text)
    {
        var steps = ImmutableArray.CreateBuilder<Step>();
        var at = 1;
        while (text.StartsWith('$') && at < text.Length)
        {
            var step = text[at] switch
            {
                '.' => ReadKey(text, ref at),
                '[' => ReadIndex(text, ref at),
                _ => null,
            };
            if (step is null)
                return new JsonPath([], false);
            steps.Add(step);
        }

        return new JsonPath(steps.ToImmutable(), text.StartsWith('$'));
    }

    /// <summary>Whether a step names a member of an object, by the key as it is written in the JSON text.</summary>
    public bool IsKey(int step, ReadOnlySpan<byte> key) => steps[step].Key is { } wanted && key.SequenceEqual(wanted);

    /// <summary>The element of an array that a step names; -1 when it names none.</summary>
    public int IndexAt(int step) => steps[step].Index;

    private static Step ReadKey(string text, ref int at)
    {
        var key = new StringBuilder();
        for (at++; at < text.Length && text[at] is not ('.' or '['); at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
                at++;
            key.Append(text[at]);
        }

        return new Step(Encoding.UTF8.GetBytes(key.ToString()), -1);
    }

    private static Step? ReadIndex(string text, ref int at)
    {
        var end = text.IndexOf(']', at);
        if (end < 0)
            return null;
        var number = text.AsSpan(at + 1, end - at - 1);
        at = end + 1;
        // One letter that is no digit counts as 0: HAProxy's [*] and [x] are the first element.
        if (number.Length == 1 && !char.IsAsciiDigit(number[0]))
            return new Step(null, 0);
        return int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index) && (index > 0 || number.Length == 1)
            ? new Step(null, index)
            : null;
    }

    private sealed record Step(byte[]? Key, int Index);
}
