using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Syntax;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Samples.Variables;

namespace ActorProxy.Core.Samples.Expressions;

/// <summary>Reads the arguments in parentheses behind a name, and resolves them by their kinds.</summary>
internal static class ArgumentReader
{
    /// <summary>Reads what the cursor stands at. Null after adding at least one error to the scope's diagnostics.</summary>
    public static Arguments? Read(ExpressionCursor cursor, string owner, ArgumentSpec spec, PrepareArguments? prepare, CompilationScope scope)
    {
        var at = cursor.Position;
        if (ReadTexts(cursor, owner, spec, scope) is not { } texts)
            return null;
        var items = new List<Argument?>();
        for (var i = 0; i < spec.Kinds.Length; i++)
        {
            var (text, position) = i < texts.Count ? texts[i] : ("", at);
            var isProxy = spec.Kinds[i] is ArgumentKind.Frontend or ArgumentKind.Backend || (spec.Kinds[i] == ArgumentKind.Table && i < spec.Required);
            if (text.Length == 0 && spec.Kinds[i] is ArgumentKind.Text or ArgumentKind.Variable)
            {
                // An empty text is a text, and the number 0: also where no argument was written and one is due, as in HAProxy.
                if (i > 0 && i >= texts.Count && i < spec.Required)
                {
                    scope.Error(at, $"'{owner}' expects {Count(spec.Required)}");
                    return null;
                }

                items.Add(i < texts.Count || i < spec.Required ? new Argument(spec.Kinds[i], "") : null);
                continue;
            }

            if (text.Length == 0 && i >= spec.Required && !isProxy)
            {
                if (i + 1 < texts.Count && spec.Kinds[i] == ArgumentKind.Integer)
                {
                    scope.Error(position, $"'{owner}': an integer is expected before the comma");
                    return null;
                }

                // A last number that is left empty is 0, as in HAProxy.
                items.Add(i < texts.Count && spec.Kinds[i] == ArgumentKind.Integer ? new Argument(ArgumentKind.Integer, "") : null);
                continue;
            }

            if (text.Length == 0 && i >= texts.Count && !isProxy)
            {
                scope.Error(at, $"'{owner}' expects {Count(spec.Required)}");
                return null;
            }

            var argument = Resolve(spec.Kinds[i], text, scope, out var error);
            if (argument is null)
            {
                scope.Error(position, $"'{owner}': {error}");
                return null;
            }

            items.Add(argument);
        }

        while (items is [.., null])
            items.RemoveAt(items.Count - 1);
        var arguments = new Arguments(items);
        scope.Position = at;
        if (prepare?.Invoke(arguments, scope) is { } fault)
        {
            scope.Error(at, $"'{owner}': {fault}");
            return null;
        }

        return arguments;
    }

    private static List<(string Text, SourcePosition Position)>? ReadTexts(ExpressionCursor cursor, string owner, ArgumentSpec spec, CompilationScope scope)
    {
        var texts = new List<(string, SourcePosition)>();
        var at = cursor.Position;
        if (!cursor.TakeParenthesis())
            return texts;
        for (var isLast = false; !isLast;)
        {
            var position = cursor.Position;
            if (cursor.TakeArgument(out isLast) is not { } text)
            {
                scope.Error(at, $"the parenthesis behind '{owner}' is not closed");
                return null;
            }

            texts.Add((text, position));
        }

        // Empty parentheses hold no argument.
        if (texts is [("", _)])
            texts.Clear();
        if (texts.Count <= spec.Kinds.Length)
            return texts;
        scope.Error(texts[spec.Kinds.Length].Item2, spec.Kinds.Length == 0 ? $"'{owner}' takes no argument" : $"'{owner}' takes {spec.Kinds.Length} arguments at most");
        return null;
    }

    private static string Count(int required) => required == 1 ? "an argument" : $"{required} arguments";

    private static Argument? Resolve(ArgumentKind kind, string text, CompilationScope scope, out string error)
    {
        error = "";
        switch (kind)
        {
            case ArgumentKind.Integer:
                if (NumberSyntax.TryParse(text, out var number))
                    return new Argument(kind, text, number);
                error = $"'{text}' is no integer";
                return null;
            case ArgumentKind.Time:
                if (TimeSyntax.TryParse(text, TimeSpan.FromMilliseconds(1), out var time) is not { } timeFault)
                    return new Argument(kind, text, (long)time.TotalMilliseconds);
                error = $"'{text}' is not {timeFault}";
                return null;
            case ArgumentKind.Size:
                if (SizeSyntax.TryParse(text, out var size))
                    return new Argument(kind, text, size);
                error = $"'{text}' is not {SizeSyntax.Expectation}";
                return null;
            case ArgumentKind.IPv4Address or ArgumentKind.IPv6Address:
                var family = kind == ArgumentKind.IPv4Address ? AddressFamilyKind.IPv4 : AddressFamilyKind.IPv6;
                if (AddressText.TryParseExactly(text, out var address) && address.Family == family)
                    return new Argument(kind, text, 0, address);
                error = $"'{text}' is no {family} address";
                return null;
            case ArgumentKind.IPv4Mask:
                if (MaskSyntax.TryParseIPv4(text, out var mask4))
                    return new Argument(kind, text, mask4);
                error = $"'{text}' is no IPv4 mask: a number of bits from 0 to 32, or 255.255.255.0";
                return null;
            case ArgumentKind.IPv6Mask:
                if (MaskSyntax.TryParseIPv6(text, out var mask6))
                    return new Argument(kind, text, 0, mask6);
                error = $"'{text}' is no IPv6 mask: a number of bits from 0 to 128, or an address";
                return null;
            case ArgumentKind.Variable:
                return Variable(text, out error);
            case ArgumentKind.Regex:
                return Regex(text, out error);
            case ArgumentKind.Table:
                return TableArguments.Resolve(text, scope, out error);
            case ArgumentKind.Frontend or ArgumentKind.Backend or ArgumentKind.Server:
                return ProxyArguments.Resolve(kind, text, scope, out error);
            default:
                return new Argument(kind, text);
        }
    }

    private static Argument? Variable(string text, out string error)
    {
        error = "";
        if (NumberSyntax.TryParse(text, out var number))
            return new Argument(ArgumentKind.Variable, text, number);
        return VariableName.TryParse(text, out var name, out error) ? new Argument(ArgumentKind.Variable, text, 0, name) : null;
    }

    private static Argument? Regex(string text, out string error)
    {
        error = "";
        try
        {
            return new Argument(ArgumentKind.Regex, text, 0, SampleRegex.Compile(text, ignoreCase: false));
        }
        catch (ArgumentException fault)
        {
            error = $"the regular expression '{text}' can't be used: {fault.Message}";
            return null;
        }
    }
}
