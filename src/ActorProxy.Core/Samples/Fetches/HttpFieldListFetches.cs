using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Http;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>All header fields of an HTTP request at once (configuration.txt 7.3.6). Names are in lower case.</summary>
internal static class HttpFieldListFetches
{
    private delegate bool Writer(ref ListWriter writer, RequestHead head, Arguments arguments);

    public static readonly FetchDefinition[] All =
    [
        List("req.hdr_names", SampleType.Str, WriteNames) with { Arguments = new ArgumentSpec(0, ArgumentKind.Text) },
        List("req.hdrs", SampleType.Bin, WriteLines),
        List("req.hdrs_bin", SampleType.Bin, WriteSized),
    ];

    private static FetchDefinition List(string name, SampleType type, Writer write) => new(name, type, SamplePlaces.Request, (context, arguments, ref sample) =>
    {
        if (RequestHeads.Of(context, ref sample) is not { } head)
            return false;
        var writer = new ListWriter(context.Scratch);
        if (!write(ref writer, head, arguments))
            return false;
        if (type == SampleType.Str)
            sample.SetText(writer.Written);
        else
            sample.SetBinary(writer.Written);
        return true;
    });

    private static bool WriteNames(ref ListWriter writer, RequestHead head, Arguments arguments)
    {
        var delimiter = arguments.Has(0) ? arguments.Bytes(0) : ","u8;
        for (var field = 0; field < head.FieldCount; field++)
        {
            if ((field > 0 && !writer.Add(delimiter)) || !writer.AddLower(head.NameOf(field)))
                return false;
        }

        return true;
    }

    private static bool WriteLines(ref ListWriter writer, RequestHead head, Arguments arguments)
    {
        for (var field = 0; field < head.FieldCount; field++)
        {
            if (!writer.AddLower(head.NameOf(field)) || !writer.Add(": "u8) || !writer.Add(head.ValueOf(field).Span) || !writer.Add("\r\n"u8))
                return false;
        }

        return writer.Add("\r\n"u8);
    }

    private static bool WriteSized(ref ListWriter writer, RequestHead head, Arguments arguments)
    {
        for (var field = 0; field < head.FieldCount; field++)
        {
            var name = head.NameOf(field);
            var value = head.ValueOf(field).Span;
            if (!writer.AddSize(name.Length) || !writer.AddLower(name) || !writer.AddSize(value.Length) || !writer.Add(value))
                return false;
        }

        return writer.AddSize(0) && writer.AddSize(0);
    }
}
