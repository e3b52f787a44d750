using System.Buffers.Binary;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary><c>rand</c> and <c>uuid</c>: values that chance makes. Not for secrets.</summary>
internal static class RandomFetches
{
    private const int UuidText = 36;

    public static readonly FetchDefinition[] All =
    [
        new("rand", SampleType.SInt, SamplePlaces.Everywhere, static (context, arguments, ref sample) =>
        {
            var draw = (ulong)context.Process.Random.NextInt64(1L << 32);
            sample.SetNumber((long)(arguments.Has(0) ? unchecked(draw * (ulong)arguments.Number(0)) >> 32 : draw));
            return true;
        }) { Arguments = new ArgumentSpec(0, ArgumentKind.Integer) },
        new("uuid", SampleType.Str, SamplePlaces.Everywhere, FetchUuid) { Arguments = new ArgumentSpec(0, ArgumentKind.Integer), Prepare = PrepareUuid },
    ];

    private static string? PrepareUuid(Arguments arguments, CompilationScope scope) =>
        arguments.Number(0, 4) is 4 or 7 ? null : $"there is no version {arguments.Number(0)}: 4 (random) and 7 (by time) are known";

    // RFC 9562 5.4 and 5.7.
    private static bool FetchUuid(SampleContext context, Arguments arguments, ref Sample sample)
    {
        Span<byte> bytes = stackalloc byte[16];
        context.Process.Random.NextBytes(bytes);
        var version = arguments.Number(0, 4);
        if (version == 7)
        {
            Span<byte> time = stackalloc byte[8];
            BinaryPrimitives.WriteInt64BigEndian(time, context.Process.Clock.GetUtcNow().ToUnixTimeMilliseconds());
            time[2..].CopyTo(bytes);
        }

        bytes[6] = (byte)((bytes[6] & 0x0f) | (int)version << 4);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        var text = context.Scratch.Rent(UuidText);
        new Guid(bytes, bigEndian: true).TryFormat(text.Span, out _);
        sample.SetText(text);
        return true;
    }
}
