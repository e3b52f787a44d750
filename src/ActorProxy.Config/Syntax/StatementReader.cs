using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.Syntax;

/// <summary>Reads files line by line, carries out directives, and hands on every statement that counts.</summary>
public sealed class StatementReader
{
    private readonly WordSplitter _splitter;
    private readonly Statement _statement;
    private readonly VariableTable _variables;
    private readonly Directives _directives;
    private readonly DiagnosticList _diagnostics;
    private readonly Action<Statement> _accept;

    /// <param name="accept">Called for each statement, which it must not keep.</param>
    public StatementReader(VariableTable variables, Directives directives, DiagnosticList diagnostics, Action<Statement> accept)
    {
        (_variables, _directives, _diagnostics, _accept) = (variables, directives, diagnostics, accept);
        _splitter = new WordSplitter(variables);
        _statement = new Statement(diagnostics, _splitter.Words);
    }

    public void Read(ConfigurationText file)
    {
        var text = file.Text;
        _variables.File = file.Path;
        var line = 0;
        var start = 0;
        while (start < text.Length)
        {
            var feed = text.IndexOf('\n', start);
            var end = feed < 0 ? text.Length : feed;
            line++;
            _variables.Line = line;
            ReadLine(file, line, start, end);
            start = end + 1;
        }
        if (text.Length > 0 && text[^1] != '\n')
        {
            // HAProxy refuses it too: a copy that was cut off looks like this.
            var lastLine = text.LastIndexOf('\n') + 1;
            _statement.Begin(file, line, lastLine, text.Length, 0);
            _statement.Report(Severity.Error, text.Length - lastLine + 1, "the last line does not end in a line feed: the file may have been cut off");
        }
        _directives.EndFile(_diagnostics);
    }

    private void ReadLine(ConfigurationText file, int line, int start, int end)
    {
        var fault = _splitter.Split(file.Text, start, end);
        _statement.Begin(file, line, start, end, _splitter.Count);
        if (fault != SplitFault.None)
        {
            _statement.Report(Severity.Error, _splitter.FaultColumn, Sentence(fault));
            // The words before the fault are lost with it: acting on half a line would only add follow-up errors.
            return;
        }
        if (_splitter.Count == 0) return;
        var nul = file.Text.AsSpan(start, end - start).IndexOf('\0');
        if (nul >= 0)
        {
            _statement.Report(Severity.Error, nul + 1, "a NUL character stands in this line");
            return;
        }
        if (_statement.Keyword.Span is ['.', ..]) _directives.Parse(_statement);
        else if (!_directives.IsSkipping) _accept(_statement);
    }

    internal static string Sentence(SplitFault fault) => fault switch
    {
        SplitFault.UnmatchedQuote => "this quote is not closed in its line",
        SplitFault.UnmatchedBrace => "expected '}' after the variable's name",
        SplitFault.VariableName => "expected the name of a variable here (write \\$ for a dollar sign)",
        SplitFault.Expansion => "expected '[*]' to expand the variable into words",
        SplitFault.Hexadecimal => "expected two hexadecimal digits after '\\x'",
        _ => $"more than {WordSplitter.MaxWords} words in a line",
    };
}
