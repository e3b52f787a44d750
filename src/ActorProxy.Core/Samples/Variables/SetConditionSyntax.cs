namespace ActorProxy.Core.Samples.Variables;

/// <summary>The words for <see cref="SetConditions"/>, and whether they hold.</summary>
public static class SetConditionSyntax
{
    /// <summary>The conditions that may be named at once.</summary>
    public const int MaxWords = 4;

    /// <summary>For whoever wrote a word that is none.</summary>
    public const string Hint = "there are ifexists, ifnotexists, ifempty, ifnotempty, ifset, ifnotset, ifgt and iflt";

    /// <summary>Reads the words behind a variable's name.</summary>
    /// <param name="unknown">The first word that is no condition; empty when this returns true.</param>
    public static bool TryParse(IEnumerable<string> words, out SetConditions conditions, out string unknown)
    {
        conditions = SetConditions.None;
        unknown = "";
        foreach (var word in words)
        {
            var condition = Parse(word);
            if (condition == SetConditions.None)
            {
                unknown = word;
                return false;
            }

            conditions |= condition;
        }

        return true;
    }

    private static SetConditions Parse(string word) => word.Trim() switch
    {
        "ifexists" => SetConditions.IfExists,
        "ifnotexists" => SetConditions.IfNotExists,
        "ifempty" => SetConditions.IfEmpty,
        "ifnotempty" => SetConditions.IfNotEmpty,
        "ifset" => SetConditions.IfSet,
        "ifnotset" => SetConditions.IfNotSet,
        "ifgt" => SetConditions.IfGreater,
        "iflt" => SetConditions.IfLess,
        _ => SetConditions.None,
    };

    /// <summary>Whether a value may be kept under a name. The process's variables exist since the configuration named them.</summary>
    public static bool Allow(this SetConditions conditions, VariableSet variables, VariableName name, in Sample value)
    {
        if (conditions == SetConditions.None)
            return true;
        var old = default(Sample);
        var isSet = variables.TryGet(name, ref old);
        var exists = isSet || name.Scope == VariableScope.Process;
        var isEmpty = value.Type is SampleType.Str or SampleType.Bin && value.Bytes.IsEmpty;

        // Only two integers can be compared; everything else passes.
        var areNumbers = isSet && old.Type == SampleType.SInt && value.Type == SampleType.SInt;
        return Holds(conditions, SetConditions.IfExists, exists) && Holds(conditions, SetConditions.IfNotExists, !exists)
            && Holds(conditions, SetConditions.IfEmpty, isEmpty) && Holds(conditions, SetConditions.IfNotEmpty, !isEmpty)
            && Holds(conditions, SetConditions.IfSet, isSet) && Holds(conditions, SetConditions.IfNotSet, !isSet)
            && Holds(conditions, SetConditions.IfGreater, !areNumbers || old.Number > value.Number)
            && Holds(conditions, SetConditions.IfLess, !areNumbers || old.Number < value.Number);
    }

    private static bool Holds(SetConditions conditions, SetConditions one, bool claim) => (conditions & one) == 0 || claim;
}
