using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Variables;

namespace ActorProxy.Core.Rules.Actions;

/// <summary>The conditions behind the name in <c>set-var(name,cond…)</c>: all must hold for the value to be set.</summary>
internal readonly record struct VariableConditions(bool IfExists, bool IfNotExists, bool IfEmpty, bool IfNotEmpty, bool IfSet, bool IfNotSet, bool IfGreater, bool IfLess)
{
    /// <summary>Reads them from the action's parentheses; null after reporting an unknown one.</summary>
    public static VariableConditions? Read(ActionReader reader)
    {
        var conditions = default(VariableConditions);
        foreach (var word in reader.Parameters!.Skip(1))
        {
            VariableConditions? next = word.Trim() switch
            {
                "ifexists" => conditions with { IfExists = true },
                "ifnotexists" => conditions with { IfNotExists = true },
                "ifempty" => conditions with { IfEmpty = true },
                "ifnotempty" => conditions with { IfNotEmpty = true },
                "ifset" => conditions with { IfSet = true },
                "ifnotset" => conditions with { IfNotSet = true },
                "ifgt" => conditions with { IfGreater = true },
                "iflt" => conditions with { IfLess = true },
                _ => null,
            };
            if (next is null)
            {
                reader.Error(reader.Action.Position, $"'{reader.Action}' knows no condition '{word.Trim()}'", "there are ifexists, ifnotexists, ifempty, ifnotempty, ifset, ifnotset, ifgt and iflt");
                return null;
            }

            conditions = next.Value;
        }

        return conditions;
    }

    /// <param name="value">The new value.</param>
    public bool Hold(VariableSet variables, VariableName name, in Sample value)
    {
        if (this == default)
            return true;
        var old = default(Sample);
        var exists = variables.TryGet(name, ref old);
        var isOldEmpty = !exists || IsEmpty(old);
        var isNewEmpty = IsEmpty(value);
        if ((IfExists && !exists) || (IfNotExists && exists) || (IfEmpty && !isOldEmpty) || (IfNotEmpty && isOldEmpty) || (IfSet && isNewEmpty) || (IfNotSet && !isNewEmpty))
            return false;
        if (!IfGreater && !IfLess)
            return true;
        if (!exists || old.Type != SampleType.SInt || value.Type != SampleType.SInt)
            return true;
        return (!IfGreater || old.Number > value.Number) && (!IfLess || old.Number < value.Number);
    }

    private static bool IsEmpty(in Sample sample) => sample.Type is SampleType.Str or SampleType.Bin && sample.Bytes.IsEmpty;
}
