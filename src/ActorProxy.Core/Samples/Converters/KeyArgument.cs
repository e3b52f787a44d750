using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Variables;

namespace ActorProxy.Core.Samples.Converters;

/// <summary>An argument that is bytes in base64, or the name of a variable that has such a text.</summary>
internal sealed class KeyArgument
{
    private readonly ReadOnlyMemory<byte> bytes;
    private readonly VariableName? variable;

    private KeyArgument(ReadOnlyMemory<byte> bytes, VariableName? variable)
    {
        this.bytes = bytes;
        this.variable = variable;
    }

    /// <summary>Null for a text that is neither.</summary>
    public static KeyArgument? Parse(Argument argument)
    {
        if (VariableName.TryParse(argument.Text, out var name, out _))
            return new KeyArgument(default, name);
        var decoded = new byte[argument.Bytes.Length / 4 * 3 + 3];
        return Base64Decoding.TryDecode(argument.Bytes.Span, decoded, out var length) ? new KeyArgument(decoded.AsMemory(0, length), null) : null;
    }

    /// <summary>False when the variable has no value, or one that is not base64.</summary>
    public bool TryRead(SampleContext context, out ReadOnlyMemory<byte> value)
    {
        value = bytes;
        if (variable is null)
            return true;
        var sample = default(Sample);
        if (!VariableArgument.TryRead(context, variable, SampleType.Str, ref sample))
            return false;
        var decoded = context.Scratch.Rent(sample.Bytes.Length / 4 * 3 + 3);
        if (!Base64Decoding.TryDecode(sample.Span, decoded.Span, out var length))
            return false;
        value = decoded[..length];
        return true;
    }
}
