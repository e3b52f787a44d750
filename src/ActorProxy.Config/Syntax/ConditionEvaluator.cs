using System.Text;

namespace ActorProxy.Config.Syntax;

/// <summary>Evaluates the condition of <c>.if</c>, <c>.elif</c> and <c>-cc</c> (configuration.txt 2.4).</summary>
/// <remarks>The whole condition is read before an answer is given, so that a mistake behind a decided <c>||</c> is found too.</remarks>
public sealed class ConditionEvaluator
{
    private const int DeepestNesting = 200;

    private readonly string _text;
    private readonly VariableTable _variables;
    private readonly ConditionFacts _facts;
    private int _at;
    private int _depth;

    private ConditionEvaluator(string text, VariableTable variables, ConditionFacts facts)
    {
        _text = text;
        _variables = variables;
        _facts = facts;
    }

    /// <summary>The answer, or what is wrong with the condition and at which character from 0.</summary>
    public static (bool Value, string? Fault, int Offset) Evaluate(string condition, VariableTable variables, ConditionFacts facts)
    {
        var evaluator = new ConditionEvaluator(condition, variables, facts);
        try
        {
            return (evaluator.Whole(), null, 0);
        }
        catch (ConditionException e)
        {
            return (false, e.Message, e.Offset);
        }
    }

    /// <summary>Answers <c>-cc</c>: its argument is cut into words as a line is, so that quotes and variables are resolved first.</summary>
    /// <remarks>The offset counts in what the words became.</remarks>
    public static (bool Value, string? Fault, int Offset) EvaluateArgument(string argument, VariableTable variables, ConditionFacts facts)
    {
        var splitter = new WordSplitter(variables);
        var fault = splitter.Split(argument, 0, argument.Length);
        return fault == SplitFault.None
            ? Evaluate(Join(splitter.Words, splitter.Count), variables, facts)
            : (false, StatementReader.Sentence(fault), splitter.FaultColumn - 1);
    }

    private static string Join(Word[] words, int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) text.Append(i > 0 ? " " : "").Append(words[i].Span);
        return text.ToString();
    }

    private char Peek => _at < _text.Length ? _text[_at] : '\0';

    private bool Whole()
    {
        SkipBlanks();
        if (_at == _text.Length) return false;
        var value = Or();
        if (_at < _text.Length) throw new ConditionException($"expected '&&', '||' or the end of the condition, not '{Peek}'", _at);
        return value;
    }

    private bool Or()
    {
        var value = And();
        while (TakeOperator("||")) value |= And();
        return value;
    }

    private bool And()
    {
        var value = Term();
        while (TakeOperator("&&")) value &= Term();
        return value;
    }

    private bool Term()
    {
        SkipBlanks();
        var negates = false;
        while (Peek == '!')
        {
            negates = !negates;
            _at++;
            SkipBlanks();
        }
        return Primary() != negates;
    }

    private bool Primary()
    {
        if (Peek == '(')
        {
            if (++_depth > DeepestNesting) throw new ConditionException("too many nested parentheses", _at);
            _at++;
            var value = Or();
            if (Peek != ')') throw new ConditionException("expected ')'", _at);
            _at++;
            _depth--;
            SkipBlanks();
            return value;
        }
        var start = _at;
        if (char.IsAsciiDigit(Peek) || Peek == '-')
        {
            _at++;
            var isZero = _text[start] is '0' or '-';
            for (; char.IsAsciiDigit(Peek); _at++) isZero &= Peek == '0';
            if (_text[start] != '-' || _at > start + 1)
            {
                SkipBlanks();
                return !isZero;
            }
            _at = start;
        }
        while (char.IsAsciiLetterOrDigit(Peek) || Peek == '_') _at++;
        var result = Call(_text[start.._at], start);
        SkipBlanks();
        return result;
    }

    private bool Call(string name, int start)
    {
        switch (name)
        {
            case "defined":
                return _variables.Find(Argument()) is not null;
            case "feature":
                return ConditionFacts.HasFeature(Argument());
            case "enabled":
                var option = Argument();
                return _facts.IsEnabled(option) ?? throw new ConditionException($"'enabled' knows no option '{option}'", start);
            case "streq":
                return TwoArguments(start, out var a, out var b) && a == b;
            case "strneq":
                return TwoArguments(start, out a, out b) && a != b;
            case "strstr":
                return TwoArguments(start, out a, out b) && a.Contains(b, StringComparison.Ordinal);
            case "version_atleast":
                return _facts.Version >= Version(start);
            case "version_before":
                return _facts.Version < Version(start);
            // No TLS library is linked, so none is at least or older than any version, and none has a name.
            case "openssl_version_atleast" or "openssl_version_before" or "ssllib_name_startswith"
                or "awslc_api_atleast" or "awslc_api_before":
                Argument();
                return false;
            default:
                throw new ConditionException("expected an integer, '(' or a predicate such as defined(NAME)", start);
        }
    }

    private HaproxyVersion Version(int start)
    {
        var text = Argument();
        return HaproxyVersion.TryParse(text, out var version) ? version : throw new ConditionException($"'{text}' is not a version", start);
    }

    private string Argument()
    {
        var start = _at;
        var arguments = Arguments();
        return arguments.Count <= 1 ? arguments.FirstOrDefault("") : throw new ConditionException("expected one argument only", start);
    }

    private bool TwoArguments(int start, out string first, out string second)
    {
        var arguments = Arguments();
        if (arguments.Count != 2) throw new ConditionException($"expected two arguments, not {arguments.Count}", start);
        (first, second) = (arguments[0], arguments[1]);
        return true;
    }

    /// <summary>Reads <c>(a,b)</c> with its own level of quotes; nothing when no parenthesis follows.</summary>
    private List<string> Arguments()
    {
        var arguments = new List<string>(2);
        if (Peek != '(') return arguments;
        var open = _at++;
        var argument = new StringBuilder();
        var quote = '\0';
        for (; ; _at++)
        {
            if (_at >= _text.Length) throw new ConditionException("expected ')' after the arguments", open);
            var c = _text[_at];
            if (quote != '\0' && c == quote) quote = '\0';
            else if (quote == '\0' && c is '"' or '\'' && quote == '\0') quote = c;
            else if (c == '\\' && quote != '\'' && _at + 1 < _text.Length) argument.Append(Unescape(_text[++_at]));
            else if (quote == '\0' && c == ',')
            {
                arguments.Add(argument.ToString());
                argument.Clear();
            }
            else if (quote == '\0' && c == ')') break;
            else argument.Append(c);
        }
        _at++;
        if (arguments.Count > 0 || argument.Length > 0) arguments.Add(argument.ToString());
        return arguments;
    }

    private static char Unescape(char c) => c switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => c,
    };

    private bool TakeOperator(string name)
    {
        SkipBlanks();
        if (string.CompareOrdinal(_text, _at, name, 0, 2) != 0) return false;
        _at += 2;
        return true;
    }

    private void SkipBlanks()
    {
        while (Peek is ' ' or '\t') _at++;
    }
}
