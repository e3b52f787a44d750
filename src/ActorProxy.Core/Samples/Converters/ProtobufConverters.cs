using System.Globalization;
using ActorProxy.Core.Inspection.Protobuf;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>protobuf</c> and <c>ungrpc</c>: a field of a message of Protocol Buffers.</summary>
internal static class ProtobufConverters
{
    private static readonly ArgumentSpec Field = new(1, ArgumentKind.FieldPath, ArgumentKind.Text);

    public static readonly ConverterDefinition[] All =
    [
        new("protobuf", SampleType.Bin, SampleType.Bin, static (SampleContext _, Arguments arguments, ref Sample sample) =>
        {
            var field = (Selection)arguments.Prepared!;
            return ProtobufMessage.TryFind(sample.Span, field.Path, out var wire, out var value) && Give(field, wire, value, ref sample);
        }) { Arguments = Field, Prepare = Select },
        new("ungrpc", SampleType.Bin, SampleType.Bin, static (SampleContext _, Arguments arguments, ref Sample sample) =>
        {
            var field = (Selection)arguments.Prepared!;
            return ProtobufMessage.TryFindInGrpc(sample.Span, field.Path, out var wire, out var value) && Give(field, wire, value, ref sample);
        }) { Arguments = Field, Prepare = Select },
    ];

    private static bool Give(Selection field, WireType wire, Range value, ref Sample sample)
    {
        if (field.Type == ProtobufType.Raw)
        {
            sample.SetBinary(sample.Bytes[value]);
            return true;
        }

        if (ProtobufNumber.WireOf(field.Type) != wire)
            return false;
        sample.SetNumber(ProtobufNumber.Read(sample.Span[value], field.Type));
        return true;
    }

    private static string? Select(Arguments arguments, CompilationScope scope)
    {
        var numbers = arguments.Text(0).Split('.');
        var path = new uint[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!uint.TryParse(numbers[i], NumberStyles.None, CultureInfo.InvariantCulture, out path[i]))
                return $"'{arguments.Text(0)}' is no field: numbers with dots in between are expected, as in 1.2.3";
        }

        ProtobufType? type = arguments.Text(1) switch
        {
            "" => ProtobufType.Raw,
            "int32" or "int64" or "uint32" or "uint64" or "bool" or "enum" => ProtobufType.Varint,
            "sint32" or "sint64" => ProtobufType.SignedVarint,
            "fixed64" or "sfixed64" => ProtobufType.Fixed64,
            "double" => ProtobufType.Double,
            "fixed32" => ProtobufType.Fixed32,
            "sfixed32" => ProtobufType.SignedFixed32,
            "float" => ProtobufType.Float,
            _ => null,
        };
        if (type is null)
            return $"'{arguments.Text(1)}' is no type of a number in Protocol Buffers; text and bytes are given without one";
        arguments.Prepared = new Selection(path, type.Value);
        return null;
    }

    private sealed record Selection(uint[] Path, ProtobufType Type);
}
