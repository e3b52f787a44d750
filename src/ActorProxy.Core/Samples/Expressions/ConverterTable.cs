using ActorProxy.Config.Keywords;
using ActorProxy.Core.Maps;
using ActorProxy.Core.Samples.Converters;

namespace ActorProxy.Core.Samples.Expressions;

/// <summary>Every converter that works.</summary>
public static class ConverterTable
{
    public static readonly KeywordTable<ConverterDefinition> Table = new(
        static one => one.Name,
        ArithmeticConverters.All,
        CaseConverters.All,
        ConcatConverters.All,
        HexConverters.All,
        MapConverters.All,
        VariableConverters.All);
}
