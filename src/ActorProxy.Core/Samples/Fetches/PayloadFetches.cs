using System.Globalization;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>Bytes that were received and not passed on yet (configuration.txt 7.3.5).</summary>
internal static class PayloadFetches
{
    private const SamplePlaces Responses = SamplePlaces.Response | SamplePlaces.Check;
    private static readonly ArgumentSpec Block = ArgumentSpec.Of(ArgumentKind.Integer, ArgumentKind.Integer);
    private static readonly ArgumentSpec SizedBlock = new(2, ArgumentKind.Integer, ArgumentKind.Integer, ArgumentKind.Text);

    public static readonly FetchDefinition[] All =
    [
        new("req.len", SampleType.SInt, SamplePlaces.Request, static (SampleContext context, Arguments _, ref Sample sample) => Length(context, SampleDirection.Request, ref sample)),
        new("req_len", SampleType.SInt, SamplePlaces.Request, static (SampleContext context, Arguments _, ref Sample sample) => Length(context, SampleDirection.Request, ref sample)),
        new("res.len", SampleType.SInt, Responses, static (SampleContext context, Arguments _, ref Sample sample) => Length(context, SampleDirection.Response, ref sample)),
        new("req.payload", SampleType.Bin, SamplePlaces.Request, static (SampleContext context, Arguments arguments, ref Sample sample) => Take(context, SampleDirection.Request, arguments, ref sample)) { Arguments = Block },
        new("res.payload", SampleType.Bin, Responses, static (SampleContext context, Arguments arguments, ref Sample sample) => Take(context, SampleDirection.Response, arguments, ref sample)) { Arguments = Block },
        new("payload", SampleType.Bin, SamplePlaces.Request | Responses, static (SampleContext context, Arguments arguments, ref Sample sample) => Take(context, context.Direction, arguments, ref sample)) { Arguments = Block },
        new("req.payload_lv", SampleType.Bin, SamplePlaces.Request, static (SampleContext context, Arguments arguments, ref Sample sample) => TakeSized(context, SampleDirection.Request, arguments, ref sample)) { Arguments = SizedBlock, Prepare = PrepareSized },
        new("res.payload_lv", SampleType.Bin, Responses, static (SampleContext context, Arguments arguments, ref Sample sample) => TakeSized(context, SampleDirection.Response, arguments, ref sample)) { Arguments = SizedBlock, Prepare = PrepareSized },
        new("payload_lv", SampleType.Bin, SamplePlaces.Request | Responses, static (SampleContext context, Arguments arguments, ref Sample sample) => TakeSized(context, context.Direction, arguments, ref sample)) { Arguments = SizedBlock, Prepare = PrepareSized },
        new("wait_end", SampleType.Bool, SamplePlaces.Running, static (SampleContext context, Arguments _, ref Sample sample) =>
        {
            sample.MayChange = !context.IsFinal;
            sample.SetBool(true);
            return context.IsFinal;
        }),
    ];

    private static bool Length(SampleContext context, SampleDirection direction, ref Sample sample)
    {
        sample.SetNumber(context.Payload(direction).Length);
        sample.MayChange = !context.IsPayloadComplete(direction);
        return true;
    }

    private static bool Take(SampleContext context, SampleDirection direction, Arguments arguments, ref Sample sample)
    {
        var received = context.Payload(direction);
        var (start, length) = (arguments.Number(0), arguments.Number(1));
        // What can never be received is not waited for.
        if (start < 0 || length < 0 || start > context.Scratch.LimitBytes - length)
            return false;
        sample.MayChange = !context.IsPayloadComplete(direction);
        if (start + length > received.Length)
            return false;
        if (length > 0)
            sample.MayChange = false;
        sample.SetBinary(received.Slice((int)start, length > 0 ? (int)length : received.Length - (int)start));
        return true;
    }

    private static bool TakeSized(SampleContext context, SampleDirection direction, Arguments arguments, ref Sample sample)
    {
        var received = context.Payload(direction);
        var limit = context.Scratch.LimitBytes;
        var (place, width) = (arguments.Number(0), arguments.Number(1));
        if (width > limit || place > limit - width)
            return false;
        sample.MayChange = !context.IsPayloadComplete(direction);
        if (place + width > received.Length)
            return false;
        uint size = 0;
        foreach (var one in received.Span.Slice((int)place, (int)width))
            size = (size << 8) + one;
        var start = place + width + (arguments.Prepared is long behind ? behind : 0);
        if (size == 0 || start + size > limit)
        {
            sample.MayChange = false;
            return false;
        }

        if (start + size > received.Length)
            return false;
        sample.MayChange = false;
        sample.SetBinary(received.Slice((int)start, (int)size));
        return true;
    }

    /// <summary>Makes the second offset, in bytes behind the size, of what was written: absolute, or relative with a sign.</summary>
    private static string? PrepareSized(Arguments arguments, CompilationScope scope)
    {
        var (place, width) = (arguments.Number(0), arguments.Number(1));
        if (place < 0)
            return "the first offset must not be negative";
        if (width <= 0)
            return "the length must be at least 1";
        if (arguments.Text(2) is not { Length: > 0 } text)
            return null;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var offset))
            return $"the second offset '{text}' is no integer";
        if (text[0] is not ('+' or '-'))
            offset -= place + width;
        if (place + width + offset < 0)
            return $"the second offset '{text}' lies before the buffer";
        arguments.Prepared = offset;
        return null;
    }
}
