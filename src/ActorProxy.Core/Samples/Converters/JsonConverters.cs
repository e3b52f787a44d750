using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>json</c>: text as it stands between the quotes of a JSON string, in ASCII.</summary>
internal static class JsonConverters
{
    public static readonly ConverterDefinition[] All =
    [
        new("json", SampleType.Str, SampleType.Str, Escape)
        {
            Arguments = ArgumentSpec.Of(ArgumentKind.Text),
            Prepare = static (arguments, _) =>
            {
                arguments.Prepared = arguments.Text(0) switch
                {
                    "" or "ascii" => new Coding(IsUtf8: false, IsLenient: false, IsPermissive: false),
                    "utf8" => new Coding(IsUtf8: true, IsLenient: false, IsPermissive: false),
                    "utf8s" => new Coding(IsUtf8: true, IsLenient: true, IsPermissive: false),
                    "utf8p" => new Coding(IsUtf8: true, IsLenient: false, IsPermissive: true),
                    "utf8ps" => new Coding(IsUtf8: true, IsLenient: true, IsPermissive: true),
                    _ => null,
                };
                return arguments.Prepared is null ? "the codes are 'ascii', 'utf8', 'utf8s', 'utf8p' and 'utf8ps'" : null;
            },
        },
    ];

    private static bool Escape(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var coding = (Coding)arguments.Prepared!;
        var source = sample.Span;
        var text = context.Scratch.Rent(context.Scratch.LimitBytes);
        Span<byte> escaped = stackalloc byte[6];
        var length = 0;
        while (!source.IsEmpty)
        {
            uint code = source[0];
            if (coding.IsUtf8)
            {
                var fault = LenientUtf8.Decode(source, out code, out var used);
                source = source[used..];
                if ((fault & ~(coding.IsPermissive ? Utf8Fault.TooLong : Utf8Fault.None)) != 0 || code > 0xffff)
                {
                    if (coding.IsLenient)
                        continue;
                    return false;
                }
            }
            else
            {
                source = source[1..];
            }

            var one = escaped[..Write(code, escaped)];
            if (length + one.Length > text.Length)
                return false;
            one.CopyTo(text.Span[length..]);
            length += one.Length;
        }

        sample.SetText(text[..length]);
        return true;
    }

    /// <summary>RFC 8259 7, with the slash escaped.</summary>
    private static int Write(uint code, Span<byte> target)
    {
        var letter = code switch
        {
            '"' or '\\' or '/' => (byte)code,
            '\b' => (byte)'b',
            '\f' => (byte)'f',
            '\n' => (byte)'n',
            '\r' => (byte)'r',
            '\t' => (byte)'t',
            _ => (byte)0,
        };
        if (letter != 0)
        {
            target[0] = (byte)'\\';
            target[1] = letter;
            return 2;
        }

        if (code is >= 0x20 and < 0x7f)
        {
            target[0] = (byte)code;
            return 1;
        }

        target[0] = (byte)'\\';
        target[1] = (byte)'u';
        code.TryFormat(target[2..], out _, "x4", System.Globalization.CultureInfo.InvariantCulture);
        return 6;
    }

    private sealed record Coding(bool IsUtf8, bool IsLenient, bool IsPermissive);
}
