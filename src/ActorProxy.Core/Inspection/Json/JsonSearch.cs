namespace ActorProxy.Core.Inspection.Json;

/// <summary>Finds one value in a JSON text without building anything from the rest.</summary>
/// <remarks>
/// As HAProxy does: the text is read up to the value and no further, so what is wrong behind it does no harm; 20 levels at most; of a key that is
/// there twice the first one counts.
/// </remarks>
public ref struct JsonSearch
{
    private const int MostLevels = 20;

    private readonly ReadOnlySpan<byte> text;
    private readonly JsonPath path;
    private int at;
    private JsonToken token;
    private Range range;

    private JsonSearch(ReadOnlySpan<byte> text, JsonPath path)
    {
        this.text = text;
        this.path = path;
    }

    private enum Outcome
    {
        /// <summary>A value was read that is not the one.</summary>
        Passed,
        Found,

        /// <summary>It can't be there, or this is no JSON.</summary>
        Ended,
    }

    /// <summary>Finds the value; of text without its quotes, of arrays and objects with their brackets.</summary>
    public static JsonToken Find(ReadOnlySpan<byte> text, JsonPath path, out Range value)
    {
        value = default;
        if (!path.IsValid)
            return JsonToken.None;
        var search = new JsonSearch(text, path);
        if (search.ReadValue(0, 0) != Outcome.Found)
            return JsonToken.None;
        value = search.range;
        return search.token;
    }

    /// <param name="step">How many steps of the path led here; -1 off the path.</param>
    private Outcome ReadValue(int step, int level)
    {
        SkipSpace();
        if (at >= text.Length)
            return Outcome.Ended;
        var start = at;
        var kind = JsonToken.None;
        var outcome = Outcome.Passed;
        switch (text[at])
        {
            case (byte)'{':
                kind = JsonToken.Object;
                outcome = ReadObject(step < path.Length ? step : -1, level + 1);
                break;
            case (byte)'[':
                kind = JsonToken.Array;
                outcome = ReadArray(step < path.Length ? step : -1, level + 1);
                break;
            case (byte)'"':
                kind = JsonToken.Text;
                if (!SkipText())
                    return Outcome.Ended;
                break;
            case (byte)'t':
                kind = JsonToken.True;
                outcome = SkipWord("true"u8);
                break;
            case (byte)'f':
                kind = JsonToken.False;
                outcome = SkipWord("false"u8);
                break;
            case (byte)'n':
                kind = JsonToken.Null;
                outcome = SkipWord("null"u8);
                break;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                kind = JsonToken.Number;
                at += JsonNumber.Measure(text[at..]);
                break;
            default:
                return Outcome.Ended;
        }

        if (outcome != Outcome.Passed || step != path.Length)
            return outcome == Outcome.Passed && step >= 0 ? Outcome.Ended : outcome;
        token = kind;
        range = kind == JsonToken.Text ? (start + 1)..(at - 1) : start..at;
        return Outcome.Found;
    }

    private Outcome ReadObject(int step, int level)
    {
        if (level > MostLevels)
            return Outcome.Ended;
        at++;
        SkipSpace();
        if (TrySkip((byte)'}'))
            return Outcome.Passed;
        do
        {
            SkipSpace();
            var start = at;
            if (at >= text.Length || text[at] != (byte)'"' || !SkipText())
                return Outcome.Ended;
            var isStep = step >= 0 && path.IsKey(step, text[(start + 1)..(at - 1)]);
            SkipSpace();
            if (!TrySkip((byte)':'))
                return Outcome.Ended;
            var outcome = ReadValue(isStep ? step + 1 : -1, level);
            if (outcome != Outcome.Passed)
                return outcome;
            SkipSpace();
        }
        while (TrySkip((byte)','));
        return TrySkip((byte)'}') ? Outcome.Passed : Outcome.Ended;
    }

    private Outcome ReadArray(int step, int level)
    {
        if (level > MostLevels)
            return Outcome.Ended;
        at++;
        SkipSpace();
        if (TrySkip((byte)']'))
            return Outcome.Passed;
        var wanted = step >= 0 ? path.IndexAt(step) : -1;
        var index = 0;
        do
        {
            var outcome = ReadValue(index == wanted ? step + 1 : -1, level);
            if (outcome != Outcome.Passed)
                return outcome;
            index++;
            SkipSpace();
        }
        while (TrySkip((byte)','));
        return TrySkip((byte)']') ? Outcome.Passed : Outcome.Ended;
    }

    private void SkipSpace()
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            at++;
    }

    private bool TrySkip(byte letter)
    {
        if (at >= text.Length || text[at] != letter)
            return false;
        at++;
        return true;
    }

    private Outcome SkipWord(ReadOnlySpan<byte> word)
    {
        if (!text[at..].StartsWith(word))
            return Outcome.Ended;
        at += word.Length;
        return Outcome.Passed;
    }

    private bool SkipText()
    {
        for (at++; at < text.Length; at++)
        {
            if (text[at] == (byte)'"')
            {
                at++;
                return true;
            }

            if (text[at] == (byte)'\\')
                at++;
        }

        return false;
    }
}
