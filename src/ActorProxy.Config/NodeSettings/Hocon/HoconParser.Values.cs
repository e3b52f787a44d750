using System.Collections.Immutable;
using System.Text;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.NodeSettings.Hocon.Tree;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>Values: what stands in a row without newline or comma between is one value, joined.</summary>
internal sealed partial class HoconParser
{
    /// <param name="trail">Where the value will stand.</param>
    private SyntaxNode ReadValue(PathTrail? trail)
    {
        var at = _cursor.Position;
        var parts = new List<SyntaxNode>();
        var isUnquoted = false;
        while (true)
        {
            var blankAt = _cursor.Position;
            var blanks = _cursor.TakeBlanks();
            if (_cursor.IsAtEnd || _cursor.IsAtNewline || _cursor.IsAtComment || _cursor.Current is ',' or '}' or ']') break;
            if (parts.Count > 0 && blanks.Length > 0) parts.Add(new ScalarNode(new HoconScalar(blankAt, HoconScalarKind.Text, blanks), isBlank: true));
            var partAt = _cursor.Position;
            isUnquoted = _cursor.IsAtUnquoted;
            parts.Add(ReadPart(trail, partAt));
        }
        if (parts.Count == 0) throw new HoconException(at, "a value is expected here", "an empty string is \"\"");
        if (parts.Count == 1) return isUnquoted ? new ScalarNode(HoconScalars.Unquoted(parts[0].Position, ((ScalarNode)parts[0]).Value.Text)) : parts[0];
        return parts.TrueForAll(static p => p is ScalarNode) ? Join(at, parts) : new ConcatenationNode(at, parts);
    }

    private SyntaxNode ReadPart(PathTrail? trail, SourcePosition at)
    {
        switch (_cursor.Current)
        {
            case '{':
                return ReadObject(trail);
            case '[':
                return ReadArray();
            case '"':
                return new ScalarNode(new HoconScalar(at, HoconScalarKind.Text, HoconStrings.Read(_cursor)));
            case '$' when _cursor.Peek(1) == '{':
                return ReadSubstitution(at);
            case ':' or '=' or '+':
                throw new HoconException(at, $"'{_cursor.Current}' can't stand in a value without quotes", "put the text in double quotes");
            default:
                if (!_cursor.IsAtUnquoted) throw new HoconException(at, $"'{_cursor.Current}' can't stand in a value without quotes: it is reserved", "put the text in double quotes");
                return new ScalarNode(new HoconScalar(at, HoconScalarKind.Text, _cursor.TakeUnquoted()));
        }
    }

    private static ScalarNode Join(SourcePosition at, List<SyntaxNode> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts) text.Append(((ScalarNode)part).Value.Text);
        return new ScalarNode(new HoconScalar(at, HoconScalarKind.Text, text.ToString()));
    }

    private SubstitutionNode ReadSubstitution(SourcePosition at)
    {
        _cursor.Advance(2);
        var isOptional = _cursor.Current == '?';
        if (isOptional) _cursor.Advance();
        var path = ReadSubstitutedPath();
        var isList = _cursor.StartsWith("[]");
        if (isList) _cursor.Advance(2);
        _cursor.TakeBlanks();
        if (_cursor.Current != '}')
        {
            SkipSubstitution();
            throw new HoconException(at, "this substitution is never closed, or holds more than a path", "write ${path}, or ${?path} for one that may be missing");
        }
        if (path.Length > limits.Depth) throw new HoconException(at, $"this path has more than {limits.Depth} elements");
        _cursor.Advance();
        return new SubstitutionNode(at, path, scope, isOptional, isList);
    }

    private ImmutableArray<string> ReadSubstitutedPath()
    {
        try
        {
            return HoconPaths.Read(_cursor);
        }
        catch (HoconException)
        {
            SkipSubstitution();
            throw;
        }
    }

    /// <summary>Its closing brace is none of those that an object is looking for.</summary>
    private void SkipSubstitution()
    {
        while (!_cursor.IsAtEnd && !_cursor.IsAtNewline && _cursor.Current != '}') _cursor.Advance();
        if (_cursor.Current == '}') _cursor.Advance();
    }
}
