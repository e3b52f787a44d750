using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Global;

/// <summary>Variables of the environment: each line acts at once, so that the next line sees it.</summary>
internal static class EnvironmentKeywords
{
    public static readonly GlobalKeyword[] All =
    [
        new("presetenv", Preset),
        new("resetenv", Reset),
        new("setenv", Set),
        new("unsetenv", Unset),
    ];

    private static void Preset(LoadState load, Statement statement)
    {
        if (!TakePair(statement, out var name, out var value)) return;
        if (load.Variables.Find(name) is null) load.Variables.Set(name, value);
    }

    private static void Set(LoadState load, Statement statement)
    {
        if (TakePair(statement, out var name, out var value)) load.Variables.Set(name, value);
    }

    private static void Unset(LoadState load, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "the name of a variable", out var name)) return;
        do load.Variables.Remove(name.ToString());
        while (statement.TryTake(out name));
    }

    private static void Reset(LoadState load, Statement statement)
    {
        var keep = new HashSet<string>(StringComparer.Ordinal);
        while (statement.TryTake(out var name)) keep.Add(name.ToString());
        load.Variables.KeepOnly(keep);
    }

    private static bool TakePair(Statement statement, out string name, out string value)
    {
        name = value = "";
        if (!statement.TakeArgument(statement.Keyword, "a variable's name and value", out var word)) return false;
        name = word.ToString();
        if (!statement.TryTake(out word))
        {
            statement.Error(word, $"'{statement.Keyword}' expects a value for '{name}'");
            return false;
        }
        value = word.ToString();
        return statement.ExpectEnd();
    }
}
