using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Hashing;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary>Hashes that are numbers: those of <c>hash-type</c>, and the xxHash family.</summary>
internal static class HashConverters
{
    private static readonly ArgumentSpec OptionalNumber = new(0, ArgumentKind.Integer);

    public static readonly ConverterDefinition[] All =
    [
        Hash32("crc32", static data => HashFunctions.Compute(HashFunctionKind.Crc32, data)),
        Hash32("crc32c", Crc32C.Compute),
        Hash32("djb2", static data => HashFunctions.Compute(HashFunctionKind.Djb2, data)),
        Hash32("sdbm", static data => HashFunctions.Compute(HashFunctionKind.Sdbm, data)),
        Hash32("wt6", static data => HashFunctions.Compute(HashFunctionKind.Wt6, data)),
        Seeded("xxh32", static (data, seed) => XxHash32.Compute(data, (uint)seed)),
        Seeded("xxh64", static (data, seed) => (long)XxHash64.Compute(data, (ulong)seed)),
        Seeded("xxh3", static (data, seed) => (long)XxHash3.Compute(data, (ulong)seed)),
    ];

    private delegate uint Hash(ReadOnlySpan<byte> data);

    private delegate long SeededHash(ReadOnlySpan<byte> data, long seed);

    /// <summary>The argument, unless it is 0, asks for all bits to be mixed.</summary>
    private static ConverterDefinition Hash32(string name, Hash compute) =>
        new(name, SampleType.Bin, SampleType.SInt, (SampleContext _, Arguments arguments, ref Sample sample) =>
        {
            var hash = compute(sample.Span);
            sample.SetNumber(arguments.Number(0) == 0 ? hash : HashFunctions.Avalanche(hash));
            return true;
        })
        {
            Arguments = OptionalNumber,
        };

    private static ConverterDefinition Seeded(string name, SeededHash compute) =>
        new(name, SampleType.Bin, SampleType.SInt, (SampleContext _, Arguments arguments, ref Sample sample) =>
        {
            sample.SetNumber(compute(sample.Span, arguments.Number(0)));
            return true;
        })
        {
            Arguments = OptionalNumber,
        };
}
