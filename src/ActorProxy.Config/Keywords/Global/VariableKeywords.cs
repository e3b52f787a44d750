using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Global;

/// <summary><c>set-var</c>: variables of the process, with values from the configuration.</summary>
internal static class VariableKeywords
{
    public static readonly GlobalKeyword[] All =
    [
        new("set-var", Set),
    ];

    // What the words mean is compiled above this project, where the expressions are.
    private static void Set(LoadState load, Statement statement)
    {
        var keyword = statement.Keyword;
        if (statement.Count < 3)
        {
            statement.Error(statement[statement.Count], $"'{keyword}' expects a variable's name and an expression");
            return;
        }

        var words = statement.TakeRest();
        load.Global.Variables.Add(new VariableConfig(words[0], words[1..]));
    }
}
