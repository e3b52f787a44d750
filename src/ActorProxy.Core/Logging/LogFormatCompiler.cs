using System.Collections.Immutable;
using System.Text;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Logging;

/// <summary>Turns the text of a <c>log-format</c> or <c>log-format-sd</c> into a <see cref="LogFormat"/> (configuration.txt 8.2.6).</summary>
/// <remarks>For proxies in TCP mode: names that exist in HTTP mode only are refused by name.</remarks>
public sealed class LogFormatCompiler
{
    private readonly ImmutableArray<LogNode>.Builder _nodes = ImmutableArray.CreateBuilder<LogNode>();
    private readonly StringBuilder _literal = new();
    private readonly CompilationScope _scope;
    private readonly string _keyword;
    private readonly string _text;
    private readonly SourcePosition _position;
    private LogFieldFlags _flags;
    private bool _isKnownAtEnd;
    private readonly bool _mergesBlanks;
    private bool _lastIsBlank = true;
    private int _at;
    private bool _isFaulty;

    private LogFormatCompiler(string keyword, string text, SourcePosition position, CompilationScope scope, LogFormatUse use)
    {
        _mergesBlanks = use == LogFormatUse.Line;
        _flags = use == LogFormatUse.Line ? LogFieldFlags.Dash : LogFieldFlags.None;
        _scope = scope;
        _keyword = keyword;
        _text = text;
        _position = position;
    }

    /// <summary>The format of <c>option tcplog</c>, as configuration.txt 8.2.2 spells it out.</summary>
    public const string TcpLogText = "%ci:%cp [%t] %ft %b/%s %Tw/%Tc/%Tt %B %ts %ac/%fc/%bc/%sc/%rc %sq/%bq";

    /// <summary>The short default format (configuration.txt 8.2.1).</summary>
    internal static LogFormat Short { get; } = CompileOwn("Connect from %ci:%cp to %fi:%fp (%f/TCP)");

    /// <summary>The short default format of a client on a unix socket, which has no address of its own.</summary>
    internal static LogFormat ShortUnix { get; } = CompileOwn("Connect to %ci:%cp (%f/TCP)");

    /// <summary>What stands before a failed connection's listener (configuration.txt 8.2.5).</summary>
    internal static LogFormat ErrorStart { get; } = CompileOwn("%ci:%cp [%t] %f/");

    private static readonly Lazy<LogFormat> TcpLogAtEnd = new(static () => CompileOwn(TcpLogText, asSoonAsPossible: false));

    private static readonly Lazy<LogFormat> TcpLogAsSoonAsPossible = new(static () => CompileOwn(TcpLogText, asSoonAsPossible: true));

    /// <summary>The format of <c>option tcplog</c>; one for all proxies.</summary>
    public static LogFormat TcpLog(bool asSoonAsPossible) => (asSoonAsPossible ? TcpLogAsSoonAsPossible : TcpLogAtEnd).Value;

    /// <summary>Returns the compiled format, or null after adding at least one error to the scope's diagnostics.</summary>
    /// <param name="keyword">The keyword that the text belongs to, for the messages.</param>
    /// <param name="asSoonAsPossible"><c>option logasap</c>: written when the server's connection stands, what grows on with a plus sign.</param>
    /// <param name="scope">Where the format's expressions are evaluated.</param>
    public static LogFormat? Compile(string keyword, string text, SourcePosition position, bool asSoonAsPossible, CompilationScope scope)
    {
        var compiler = new LogFormatCompiler(keyword, text, position, scope, LogFormatUse.Line);
        if (!compiler.Run())
            return null;
        var moment = compiler._isKnownAtEnd && !asSoonAsPossible ? LogMoment.Ended : LogMoment.Connected;
        return new LogFormat(compiler._nodes.ToImmutable(), moment, asSoonAsPossible);
    }

    /// <summary>As above, for a text that is no log line and can be made at any moment.</summary>
    public static LogFormat? CompileText(string keyword, ConfigWord text, CompilationScope scope)
    {
        var compiler = new LogFormatCompiler(keyword, text.Text, text.Position, scope, LogFormatUse.Text);
        return compiler.Run() ? new LogFormat(compiler._nodes.ToImmutable(), LogMoment.Connected, isEarly: true) : null;
    }

    private static LogFormat CompileOwn(string text, bool asSoonAsPossible = false) => Compile("option", text, default, asSoonAsPossible, new CompilationScope([]))!;

    private bool Run()
    {
        while (_at < _text.Length)
        {
            var letter = _text[_at++];
            if (letter == '%')
                ReadField();
            else if (letter == ' ')
                AddBlank();
            else
                AddLiteral(letter);
        }

        EndLiteral();
        return !_isFaulty;
    }

    // Blanks separate the fields of a line: they are merged, and one before the first field is dropped. A tab is text.
    private void AddBlank()
    {
        if (!_lastIsBlank || !_mergesBlanks)
            _literal.Append(' ');
        _lastIsBlank = true;
    }

    private void AddLiteral(char letter)
    {
        _literal.Append(letter);
        _lastIsBlank = false;
    }

    private void EndLiteral()
    {
        if (_literal.Length == 0)
            return;
        _nodes.Add(new LogNode(LogField.Literal, LogFieldFlags.None, RawBytes.Encode(_literal.ToString())));
        _literal.Clear();
    }

    private void ReadField()
    {
        var start = _at - 1;
        if (_at < _text.Length && _text[_at] == '%')
        {
            _at++;
            AddLiteral('%');
            return;
        }

        if (_at < _text.Length && _text[_at] == '(')
        {
            Refuse($"a name in parentheses ('{Excerpt(start)}') belongs to log encodings, which are not supported yet");
            _at = _text.Length;
            return;
        }

        var flags = _flags;
        if (_at < _text.Length && _text[_at] == '{' && !ReadFlags(start, ref flags))
            return;

        if (_at < _text.Length && _text[_at] == '[')
        {
            ReadExpression(start, flags);
            return;
        }

        var nameStart = _at;
        while (_at < _text.Length && char.IsAsciiLetterOrDigit(_text[_at]))
            _at++;
        var name = _text[nameStart.._at];
        if (name.Length == 0)
            Refuse($"a field's name is missing at '{Excerpt(start)}'", "to write a percent sign itself, double it: '%%'");
        else
            AddField(name, flags);
    }

    private void AddField(string name, LogFieldFlags flags)
    {
        if (name == "o")
        {
            _flags = flags;
            return;
        }

        if (name == "OG")
        {
            Refuse("the field '%OG' is not supported yet");
            return;
        }

        if (!LogAliases.All.TryGetValue(name, out var alias))
        {
            Refuse($"there is no field '%{name}'", "to write a percent sign itself, double it: '%%'");
            return;
        }

        if (alias.Field is not { } field)
        {
            Refuse($"the field '%{name}' exists in HTTP mode only, and this proxy is in TCP mode");
            return;
        }

        _isKnownAtEnd |= alias.IsKnownAtEnd;
        // Without slots nothing is ever there, and what is empty does not part two blanks.
        if ((field is LogField.RequestCaptures or LogField.RequestCaptureList && !_scope.HasRequestCaptures) || (field is LogField.ResponseCaptures or LogField.ResponseCaptureList && !_scope.HasResponseCaptures))
            return;
        EndLiteral();
        _nodes.Add(new LogNode(field, flags, null));
        _lastIsBlank = false;
    }

    private bool ReadFlags(int start, ref LogFieldFlags flags)
    {
        var end = _text.IndexOf('}', _at);
        if (end < 0)
        {
            Refuse($"the brace that opens at '{Excerpt(start)}' is never closed");
            _at = _text.Length;
            return false;
        }

        var words = _text[(_at + 1)..end];
        _at = end + 1;
        foreach (var word in words.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var flag = word.Length == 2
                ? word[1] switch { 'Q' => LogFieldFlags.Quote, 'X' => LogFieldFlags.Hexadecimal, 'E' => LogFieldFlags.Escape, _ => LogFieldFlags.None }
                : LogFieldFlags.None;
            if (flag == LogFieldFlags.None || word[0] is not ('+' or '-'))
            {
                Refuse($"the flag '{word}' in '{Excerpt(start)}' is not known", "flags are +Q, +X, +E and -Q, -X, -E, parted by commas");
                return false;
            }

            flags = word[0] == '+' ? flags | flag : flags & ~flag;
        }

        return true;
    }

    // What an argument holds does not end the expression: brackets there need no quotes, and quotes may hold parentheses.
    private void ReadExpression(int start, LogFieldFlags flags)
    {
        _at++;
        var expression = ExpressionParser.ParseBracketed(new ConfigWord(_text, _position), ref _at, _scope);
        var end = _text.IndexOf(']', _at);
        if (expression is null)
        {
            _isFaulty = true;
        }
        else if (end < 0)
        {
            Refuse($"the bracket that opens at '{Excerpt(start)}' is never closed");
        }
        else
        {
            EndLiteral();
            _nodes.Add(new LogNode(LogField.Expression, flags, null, expression));
            _isKnownAtEnd |= expression.IsKnownAtEnd;
            _lastIsBlank = false;
        }

        _at = end < 0 ? _text.Length : end + 1;
    }

    private string Excerpt(int start) => _text.Length - start <= 24 ? _text[start..] : $"{_text.AsSpan(start, 24)}…";

    private void Refuse(string what, string? hint = null)
    {
        _isFaulty = true;
        _scope.Error(_position, $"'{_keyword}': {what}.", hint);
    }
}
