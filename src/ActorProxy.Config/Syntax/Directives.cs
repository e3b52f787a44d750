using System.Diagnostics.CodeAnalysis;
using System.Text;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.Syntax;

/// <summary>Carries out the lines that start with a dot (configuration.txt 2.4) and knows whether the lines in between count.</summary>
public sealed class Directives(VariableTable variables, ConditionFacts facts, bool isDiagnosticMode)
{
    private const int DeepestNesting = 1024;

    private readonly List<Block> _blocks = [];

    /// <summary>What is written in a block that its condition left out is skipped, apart from the directives.</summary>
    public bool IsSkipping => _blocks is [.., { IsTaken: false }];

    public void Parse(Statement statement)
    {
        var keyword = statement.Keyword;
        switch (keyword.Span)
        {
            case ".if":
                if (_blocks.Count >= DeepestNesting) statement.Error(keyword, $"more than {DeepestNesting} nested '.if'");
                var isReachable = !IsSkipping;
                var taken = isReachable && Evaluate(statement);
                _blocks.Add(new Block(isReachable, taken, taken, false, statement.Position));
                break;
            case ".elif" or ".else":
                Alternate(statement, isElse: keyword.Is(".else"));
                break;
            case ".endif":
                statement.ExpectEnd();
                if (!TryClose(out _)) statement.Error(keyword, "'.endif' without an '.if' before it");
                break;
            default:
                if (!IsSkipping) Message(statement);
                break;
        }
    }

    /// <summary>Reports the blocks that the file left open.</summary>
    public void EndFile(DiagnosticList diagnostics)
    {
        while (TryClose(out var block))
            diagnostics.Add(Severity.Error, block.Position, "this '.if' has no '.endif' in the same file");
    }

    private bool TryClose([NotNullWhen(true)] out Block? block)
    {
        block = _blocks.Count > 0 ? _blocks[^1] : null;
        if (block is null) return false;
        _blocks.RemoveAt(_blocks.Count - 1);
        return true;
    }

    private void Alternate(Statement statement, bool isElse)
    {
        if (!TryClose(out var block))
        {
            statement.Error(statement.Keyword, $"'{statement.Keyword}' without an '.if' before it");
            return;
        }
        if (block.HasElse) statement.Error(statement.Keyword, $"'{statement.Keyword}' after the block's '.else'");
        if (isElse) statement.ExpectEnd();
        var mayTake = block.IsReachable && !block.WasTaken;
        var taken = mayTake && (isElse || Evaluate(statement));
        _blocks.Add(block with { IsTaken = taken, WasTaken = block.WasTaken || taken, HasElse = block.HasElse || isElse });
    }

    private bool Evaluate(Statement statement)
    {
        var condition = new StringBuilder();
        for (var i = 1; i < statement.Count; i++) condition.Append(i > 1 ? " " : "").Append(statement[i].Span);
        var (value, fault, offset) = ConditionEvaluator.Evaluate(condition.ToString(), variables, facts);
        if (fault is not null) statement.Report(Severity.Error, statement[1].Column + offset, $"'{statement.Keyword}' has no valid condition: {fault}");
        return value;
    }

    private void Message(Statement statement)
    {
        var keyword = statement.Keyword;
        var text = statement[1].ToString();
        if (keyword.Is(".alert")) statement.Error(keyword, text);
        else if (keyword.Is(".warning")) statement.Warn(keyword, text);
        else if (keyword.Is(".notice") || (keyword.Is(".diag") && isDiagnosticMode)) statement.Notice(keyword, text);
        else if (!keyword.Is(".diag"))
        {
            statement.Error(keyword, $"unknown directive '{keyword}'", Spelling.Hint(keyword.Span, [".if", ".elif", ".else", ".endif", ".diag", ".notice", ".warning", ".alert"]));
            return;
        }
        if (statement.Count > 2) statement.Error(statement[2], $"'{keyword}' takes one message: put it in quotes when it contains blanks");
    }

    private sealed record Block(bool IsReachable, bool IsTaken, bool WasTaken, bool HasElse, SourcePosition Position);
}
