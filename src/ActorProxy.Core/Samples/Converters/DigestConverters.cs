using ActorProxy.Core.Hashing;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary>Message digests, and authentication codes with a key.</summary>
internal static class DigestConverters
{
    public static readonly ConverterDefinition[] All =
    [
        new("sha1", SampleType.Bin, SampleType.Bin, Digest) { Prepare = static (arguments, _) => PrepareDigest(arguments, "sha1") },
        new("sha2", SampleType.Bin, SampleType.Bin, Digest)
        {
            Arguments = new ArgumentSpec(0, ArgumentKind.Integer),
            Prepare = static (arguments, _) => arguments.Number(0, 256) is 224 or 256 or 384 or 512 ? PrepareDigest(arguments, $"sha{arguments.Number(0, 256)}") : "SHA-2 has 224, 256, 384 or 512 bits",
        },
        new("digest", SampleType.Bin, SampleType.Bin, Digest) { Arguments = ArgumentSpec.Of(ArgumentKind.Text), Prepare = static (arguments, _) => PrepareDigest(arguments, arguments.Text(0)) },
        new("hmac", SampleType.Bin, SampleType.Bin, Authenticate) { Arguments = ArgumentSpec.Of(ArgumentKind.Text, ArgumentKind.Text), Prepare = PrepareCode },
    ];

    private static string? PrepareDigest(Arguments arguments, string name)
    {
        arguments.Prepared = MessageDigest.Find(name);
        return arguments.Prepared is null ? Unknown(name) : null;
    }

    private static string Unknown(string name) => $"there is no digest '{name}': {string.Join(", ", MessageDigest.Names)}";

    private static string? PrepareCode(Arguments arguments, CompilationScope scope)
    {
        if (MessageDigest.Find(arguments.Text(0)) is not { } digest)
            return Unknown(arguments.Text(0));
        if (KeyArgument.Parse(arguments[1]!) is not { } key)
            return "the key must be base64, or the name of a variable";
        arguments.Prepared = new Code(digest, key);
        return null;
    }

    private static bool Digest(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var digest = (MessageDigest)arguments.Prepared!;
        var value = context.Scratch.Rent(digest.Bytes);
        digest.HashData(sample.Span, value.Span);
        sample.SetBinary(value);
        return true;
    }

    private static bool Authenticate(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var (digest, key) = (Code)arguments.Prepared!;
        if (!key.TryRead(context, out var bytes))
            return false;
        var value = context.Scratch.Rent(digest.Bytes);
        digest.Authenticate(bytes.Span, sample.Span, value.Span);
        sample.SetBinary(value);
        return true;
    }

    private sealed record Code(MessageDigest Digest, KeyArgument Key);
}
