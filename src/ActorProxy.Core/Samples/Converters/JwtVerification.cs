using ActorProxy.Core.Inspection.Jwt;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Variables;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>jwt_verify</c>'s two arguments: each a constant or the name of a variable.</summary>
internal sealed class JwtVerification
{
    private JwtAlgorithm? algorithm;
    private VariableName? algorithmVariable;
    private VariableName? keyVariable;
    private ReadOnlyMemory<byte> secret;
    private JwtPublicKey? key;

    private JwtVerification()
    {
    }

    /// <summary>Reads the arguments, and the key's file where one is named.</summary>
    public static string? Prepare(Arguments arguments, CompilationScope scope)
    {
        if (arguments.Text(1).Length == 0)
            return "a secret or the file of a public key is expected";
        var made = new JwtVerification { secret = arguments[1]!.Bytes };
        if (VariableName.TryParse(arguments.Text(0), out var variable, out _))
            made.algorithmVariable = variable;
        else if (JwtAlgorithm.Find(arguments.Bytes(0)) is { } known)
            made.algorithm = known;
        else
            return $"'{arguments.Text(0)}' is no algorithm of RFC 7518 3.1, as HS256 or RS256, and no variable";
        var isAsymmetric = made.algorithm?.Family is JwtFamily.Rsa or JwtFamily.RsaPss or JwtFamily.Ecdsa;
        if (VariableName.TryParse(arguments.Text(1), out variable, out _))
        {
            if (isAsymmetric)
                return $"the key of {made.algorithm!.Name} must be the name of a file: it is read when the configuration is";
            made.keyVariable = variable;
        }
        else if (isAsymmetric || made.algorithm is null && arguments.Text(1).StartsWith('/'))
        {
            if (ReadKey(arguments.Text(1), scope) is not { } key)
                return $"'{arguments.Text(1)}' can't be read as a file with a public key in PEM form";
            made.key = key;
        }

        arguments.Prepared = made;
        return null;
    }

    /// <summary>Puts the verdict in place of the token; false when a variable is not set.</summary>
    public bool Apply(SampleContext context, ref Sample sample)
    {
        var used = algorithm;
        var secretBytes = secret;
        if (algorithmVariable is not null)
        {
            if (!TryRead(context, algorithmVariable, out var name))
                return false;
            used = JwtAlgorithm.Find(name.Span);
        }

        if (keyVariable is not null && !TryRead(context, keyVariable, out secretBytes))
            return false;
        var verdict = used is null
            ? JwtVerdict.UnknownAlgorithm
            : JwtSignature.Verify(sample.Span, used, secretBytes.Span, key, context.Scratch.Rent(sample.Bytes.Length).Span);
        sample.SetNumber((long)verdict);
        return true;
    }

    private static JwtPublicKey? ReadKey(string file, CompilationScope scope)
    {
        try
        {
            return scope.ReadFile is { } read ? JwtPublicKey.Read(read(file)) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool TryRead(SampleContext context, VariableName name, out ReadOnlyMemory<byte> value)
    {
        var sample = default(Sample);
        value = default;
        if (context.Variables(name.Scope) is not { } variables || !variables.TryGet(name, ref sample) || !SampleCasts.TryCast(ref sample, SampleType.Str, context.Scratch))
            return false;
        value = sample.Bytes;
        return true;
    }
}
