using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.NodeSettings.Hocon.Tree;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>Include statements: <c>include "…"</c>, <c>include file("…")</c>, <c>include required(…)</c>.</summary>
internal sealed partial class HoconParser
{
    private const string Keyword = "include";
    private const string Form = "write include \"file.conf\", include file(\"file.conf\") or include required(file(\"file.conf\")); a key of that name is \"include\" in quotes";

    private bool IsAtInclude()
    {
        if (!_cursor.StartsWith(Keyword)) return false;
        var behind = _cursor.Peek(Keyword.Length);
        return !HoconLetters.IsUnquoted(behind) || behind == '\0' || (behind == '/' && _cursor.Peek(Keyword.Length + 1) == '/');
    }

    private void ReadInclude(ObjectNode target, PathTrail? trail, SourcePosition at)
    {
        _cursor.Advance(Keyword.Length);
        _cursor.SkipToToken();
        var isRequired = TakeCall("required");
        var isFile = TakeCall("file");
        foreach (var kind in (ReadOnlySpan<string>)["url", "classpath", "package"])
        {
            if (_cursor.StartsWith(kind)) throw new HoconException(_cursor.Position, $"include {kind}(…) is not supported: only files are read", Form);
        }
        if (_cursor.Current != '"') throw new HoconException(at, "include takes the name of a file in double quotes", Form);
        var nameAt = _cursor.Position;
        var name = HoconStrings.Read(_cursor);
        if (isFile) ExpectParenthesis(at);
        if (isRequired) ExpectParenthesis(at);
        var request = new IncludeRequest(name, nameAt, isRequired, isFile, _depth);
        if (includes.Read(request, scope, trail) is { } included) target.Absorb(included);
    }

    private bool TakeCall(string name)
    {
        if (!_cursor.StartsWith(name)) return false;
        var at = _cursor.Position;
        _cursor.Advance(name.Length);
        _cursor.SkipToToken();
        if (_cursor.Current != '(') throw new HoconException(at, $"'(' is expected behind '{name}'", Form);
        _cursor.Advance();
        _cursor.SkipToToken();
        return true;
    }

    private void ExpectParenthesis(SourcePosition at)
    {
        _cursor.SkipToToken();
        if (_cursor.Current != ')') throw new HoconException(at, "a ')' is missing behind the file's name", Form);
        _cursor.Advance();
    }
}
