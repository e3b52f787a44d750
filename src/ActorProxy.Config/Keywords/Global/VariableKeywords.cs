using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Global;

/// <summary><c>set-var</c>, <c>set-var-fmt</c>: variables of the process, with values from the configuration.</summary>
internal static class VariableKeywords
{
    public static readonly GlobalKeyword[] All =
    [
        new("set-var", static (load, statement) => Set(load, statement, isFormat: false)),
        new("set-var-fmt", static (load, statement) => Set(load, statement, isFormat: true)),
    ];

    // What the words mean is compiled above this project, where the expressions are.
    private static void Set(LoadState load, Statement statement, bool isFormat)
    {
        var keyword = statement.Keyword;
        if (statement.Count < 3 || (isFormat && statement[2].Span.IsEmpty))
        {
            statement.Error(statement[statement.Count], $"'{keyword}' expects a variable's name and {(isFormat ? "a log-format" : "an expression")}");
            return;
        }

        var words = statement.TakeRest();
        load.Global.Variables.Add(new VariableConfig(words[0], words[1..]) { IsFormat = isFormat });
    }
}
