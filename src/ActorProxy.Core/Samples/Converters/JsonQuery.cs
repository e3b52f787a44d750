using ActorProxy.Core.Inspection.Json;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary>What <c>json_query</c> and the queries into tokens ask for: a path, and whether numbers stay integers.</summary>
internal sealed record JsonQuery(JsonPath Path, bool AsInteger)
{
    private const int MostNumberBytes = 32;

    /// <summary>Reads a path and an output type from two arguments.</summary>
    /// <param name="mayBeEmpty">Without a path nothing is asked for.</param>
    /// <returns>What is wrong with them; null for nothing.</returns>
    public static string? Prepare(Arguments arguments, bool mayBeEmpty)
    {
        if (arguments.Text(1) is not ("" or "int"))
            return $"the output type can only be 'int', not '{arguments.Text(1)}'";
        if (arguments.Text(0).Length > 0)
            arguments.Prepared = new JsonQuery(JsonPath.Parse(arguments.Text(0)), arguments.Text(1) == "int");
        else if (!mayBeEmpty)
            return "a path is expected, as in $.name";
        return null;
    }

    /// <summary>Puts the value in place of the JSON text.</summary>
    public bool Apply(SampleContext context, ref Sample sample)
    {
        var token = JsonSearch.Find(sample.Span, Path, out var range);
        switch (token)
        {
            case JsonToken.True or JsonToken.False:
                sample.SetBool(token == JsonToken.True);
                return true;
            case JsonToken.Number when AsInteger:
                if (!JsonNumber.TryReadInteger(sample.Span[range.Start..], out var number))
                    return false;
                sample.SetNumber(number);
                return true;
            case JsonToken.Number:
                var shown = context.Scratch.Rent(MostNumberBytes);
                sample.SetText(shown[..JsonNumber.Format(sample.Span[range], shown.Span)]);
                return true;
            case JsonToken.Text:
                var text = context.Scratch.Rent(range.End.Value - range.Start.Value);
                if (!JsonText.TryUnescape(sample.Span[range], text.Span, out var length))
                    return false;
                sample.SetText(text[..length]);
                return true;
            case JsonToken.Array:
                sample.SetText(sample.Bytes[range]);
                return true;
            default:
                return false;
        }
    }
}
