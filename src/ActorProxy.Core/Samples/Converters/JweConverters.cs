using ActorProxy.Core.Inspection.Jwt;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Variables;

namespace ActorProxy.Core.Samples.Converters;

/// <summary>What is in encrypted tokens: <c>jwt_decrypt_secret</c>, <c>jwt_decrypt_jwk</c>.</summary>
/// <remarks>A key that a variable holds is read anew for each token, and ciphers are made for each: they allocate.</remarks>
internal static class JweConverters
{
    public static readonly ConverterDefinition[] All =
    [
        new("jwt_decrypt_secret", SampleType.Bin, SampleType.Bin, static (SampleContext context, Arguments arguments, ref Sample sample) =>
            ((KeyArgument)arguments.Prepared!).TryRead(context, out var secret) && Decrypt(context, JweKey.OfSecret(secret.Span), ref sample))
        {
            Arguments = ArgumentSpec.Of(ArgumentKind.Text),
            Prepare = static (arguments, _) =>
            {
                arguments.Prepared = arguments.Text(0).Length > 0 ? KeyArgument.Parse(arguments[0]!) : null;
                return arguments.Prepared is null ? "a secret in base64, or the name of a variable that holds one, is expected" : null;
            },
        },
        new("jwt_decrypt_jwk", SampleType.Bin, SampleType.Bin, static (SampleContext context, Arguments arguments, ref Sample sample) =>
            (arguments.Prepared as JweKey ?? Read(context, (VariableName)arguments.Prepared!)) is { } key && Decrypt(context, key, ref sample))
        {
            Arguments = ArgumentSpec.Of(ArgumentKind.Text),
            Prepare = static (arguments, _) =>
            {
                arguments.Prepared = VariableName.TryParse(arguments.Text(0), out var name, out var _) ? name : JweKey.Read(arguments[0]!.Bytes);
                return arguments.Prepared is null ? "a JSON Web Key with a secret or RSA's private key, or the name of a variable that holds one, is expected" : null;
            },
        },
    ];

    private static JweKey? Read(SampleContext context, VariableName variable)
    {
        var sample = default(Sample);
        return VariableArgument.TryRead(context, variable, SampleType.Str, ref sample) ? JweKey.Read(sample.Bytes) : null;
    }

    private static bool Decrypt(SampleContext context, JweKey key, ref Sample sample)
    {
        var text = context.Scratch.Rent(sample.Bytes.Length);
        if (!JweToken.TryDecrypt(sample.Span, key, text.Span, out var length))
            return false;
        sample.SetBinary(text[..length]);
        return true;
    }
}
