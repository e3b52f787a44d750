using System.Collections.Immutable;
using System.Text;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Core.Logging;

/// <summary>Turns the text of a <c>log-format</c> or <c>log-format-sd</c> into a <see cref="LogFormat"/> (configuration.txt 8.2.6).</summary>
/// <remarks>For proxies in TCP mode: names that exist in HTTP mode only are refused by name.</remarks>
public sealed class LogFormatCompiler
{
    private readonly ImmutableArray<LogNode>.Builder _nodes = ImmutableArray.CreateBuilder<LogNode>();
    private readonly StringBuilder _literal = new();
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly string _keyword;
    private readonly string _text;
    private readonly SourcePosition _position;
    private LogFieldFlags _flags;
    private bool _isKnownAtEnd;
    private bool _lastIsBlank = true;
    private int _at;

    private LogFormatCompiler(string keyword, string text, SourcePosition position)
    {
        _keyword = keyword;
        _text = text;
        _position = position;
    }

    /// <summary>The format of <c>option tcplog</c>, as configuration.txt 8.2.2 spells it out.</summary>
    public const string TcpLogText = "%ci:%cp [%t] %ft %b/%s %Tw/%Tc/%Tt %B %ts %ac/%fc/%bc/%sc/%rc %sq/%bq";

    /// <summary>The short default format (configuration.txt 8.2.1).</summary>
    internal static LogFormat Short { get; } = Compile("short", "Connect from %ci:%cp to %fi:%fp (%f/TCP)", default, false, [])!;

    /// <summary>The short default format of a client on a unix socket, which has no address of its own.</summary>
    internal static LogFormat ShortUnix { get; } = Compile("short", "Connect to %ci:%cp (%f/TCP)", default, false, [])!;

    /// <summary>What stands before a failed connection's listener (configuration.txt 8.2.5).</summary>
    internal static LogFormat ErrorStart { get; } = Compile("error", "%ci:%cp [%t] %f/", default, false, [])!;

    /// <summary>Compiles the format of <c>option tcplog</c>.</summary>
    public static LogFormat TcpLog(bool asSoonAsPossible) => Compile("option", TcpLogText, default, asSoonAsPossible, [])!;

    /// <summary>Returns the compiled format, or null after adding at least one error to <paramref name="diagnostics"/>.</summary>
    /// <param name="keyword">The keyword that the text belongs to, for the messages.</param>
    /// <param name="asSoonAsPossible"><c>option logasap</c>: written when the server's connection stands, what grows on with a plus sign.</param>
    public static LogFormat? Compile(string keyword, string text, SourcePosition position, bool asSoonAsPossible, ICollection<Diagnostic> diagnostics)
    {
        var compiler = new LogFormatCompiler(keyword, text, position);
        compiler.Run();
        foreach (var diagnostic in compiler._diagnostics)
            diagnostics.Add(diagnostic);
        if (compiler._diagnostics.Count > 0)
            return null;
        var moment = compiler._isKnownAtEnd && !asSoonAsPossible ? LogMoment.Ended : LogMoment.Connected;
        return new LogFormat(compiler._nodes.ToImmutable(), moment, asSoonAsPossible);
    }

    private void Run()
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
    }

    // Blanks separate fields: they are merged, and one before the first field is dropped. A tab is text.
    private void AddBlank()
    {
        if (!_lastIsBlank)
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
        _nodes.Add(new LogNode(LogField.Literal, LogFieldFlags.None, Encoding.UTF8.GetBytes(_literal.ToString())));
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
            ReadExpression(start);
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
        // Always empty here, and what is empty does not part two blanks.
        if (field == LogField.Captures)
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

    private void ReadExpression(int start)
    {
        var depth = 0;
        for (var i = _at; i < _text.Length; i++)
        {
            depth += _text[i] switch { '[' => 1, ']' => -1, _ => 0 };
            if (depth > 0)
                continue;
            Refuse($"the sample expression '{_text[start..(i + 1)]}' is not supported yet");
            _at = i + 1;
            return;
        }

        Refuse($"the bracket that opens at '{Excerpt(start)}' is never closed");
        _at = _text.Length;
    }

    private string Excerpt(int start) => _text.Length - start <= 24 ? _text[start..] : $"{_text.AsSpan(start, 24)}…";

    private void Refuse(string what, string? hint = null) =>
        _diagnostics.Add(new Diagnostic(Severity.Error, _position, $"'{_keyword}': {what}.", hint));
}
