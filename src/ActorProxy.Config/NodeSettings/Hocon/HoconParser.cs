using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.NodeSettings.Hocon.Tree;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>Reads one file into a tree: objects, arrays and fields. A field with wrong syntax is said and passed over.</summary>
internal sealed partial class HoconParser(ConfigurationText file, IncludeScope scope, HoconIncludes includes, HoconFindings findings, HoconLimits limits, int outerDepth)
{
    private readonly HoconCursor _cursor = new(file);
    private int _depth = outerDepth;

    /// <summary>The file's root: an object, also where its braces are left out, or an array.</summary>
    public SyntaxNode ReadRoot(PathTrail? trail)
    {
        _cursor.SkipToToken();
        var at = _cursor.Position;
        SyntaxNode root = new ObjectNode(at);
        try
        {
            if (_cursor.Current == '[')
            {
                root = ReadArray();
            }
            else if (_cursor.Current == '{')
            {
                root = ReadObject(trail);
            }
            else
            {
                ReadFields((ObjectNode)root, trail, isRoot: true, at);
                return root;
            }
            _cursor.SkipToToken();
            if (!_cursor.IsAtEnd) findings.Add(_cursor.Position, "nothing may follow the end of the document's outermost braces");
        }
        catch (HoconException error)
        {
            findings.Add(error);
        }
        return root;
    }

    private ObjectNode ReadObject(PathTrail? trail)
    {
        var opened = _cursor.Position;
        var node = new ObjectNode(opened);
        Enter(opened, 1);
        _cursor.Advance();
        ReadFields(node, trail, isRoot: false, opened);
        _depth--;
        return node;
    }

    private void ReadFields(ObjectNode target, PathTrail? trail, bool isRoot, SourcePosition opened)
    {
        while (true)
        {
            _cursor.SkipToToken();
            if (_cursor.IsAtEnd)
            {
                if (!isRoot) findings.Add(opened, "this { is never closed", "a } is missing");
                return;
            }
            if (_cursor.Current == '}')
            {
                if (!isRoot)
                {
                    _cursor.Advance();
                    return;
                }
                findings.Add(_cursor.Position, "there is no { that this } closes");
                _cursor.Advance();
                continue;
            }
            var depth = _depth;
            try
            {
                if (_cursor.Current == ',') throw new HoconException(_cursor.Position, "a field is expected before this comma", "one comma at most stands between two fields, and none before the first");
                ReadField(target, trail);
                ExpectSeparator();
            }
            catch (HoconException error)
            {
                _depth = depth;
                findings.Add(error);
                Recover('}');
            }
        }
    }

    /// <summary>Passes the comma or newline behind a field or element. Whether a closing brace is the right one, the caller sees.</summary>
    private void ExpectSeparator()
    {
        var sawNewline = _cursor.SkipToToken();
        if (_cursor.Current == ',') _cursor.Advance();
        else if (!sawNewline && _cursor.Current is not ('}' or ']'))
            throw new HoconException(_cursor.Position, $"'{_cursor.Current}' can't stand here", "a comma or a new line stands between two fields or elements");
    }

    private ArrayNode ReadArray()
    {
        var opened = _cursor.Position;
        var items = new List<SyntaxNode>();
        Enter(opened, 1);
        _cursor.Advance();
        while (true)
        {
            _cursor.SkipToToken();
            if (_cursor.IsAtEnd || _cursor.Current == '}') throw new HoconException(opened, "this [ is never closed", "a ] is missing");
            if (_cursor.Current == ']') break;
            var depth = _depth;
            try
            {
                if (_cursor.Current == ',') throw new HoconException(_cursor.Position, "a value is expected before this comma", "one comma at most stands between two elements, and none before the first");
                items.Add(ReadValue(null));
                ExpectSeparator();
            }
            catch (HoconException error)
            {
                _depth = depth;
                findings.Add(error);
                Recover(']');
            }
        }
        _cursor.Advance();
        _depth--;
        return new ArrayNode(opened, items);
    }

    private void ReadField(ObjectNode target, PathTrail? trail)
    {
        var at = _cursor.Position;
        if (IsAtInclude())
        {
            ReadInclude(target, trail, at);
            return;
        }
        if (!_cursor.IsAtUnquoted && _cursor.Current != '"') throw new HoconException(at, $"'{_cursor.Current}' can't begin a key", "put the key in quotes if it is meant");
        var path = HoconPaths.Read(_cursor);
        var name = HoconPaths.Render(path);
        var behindKey = _cursor.Mark;
        _cursor.SkipToToken();
        var isAppend = _cursor.StartsWith("+=");
        if (isAppend) _cursor.Advance(2);
        else if (_cursor.Current is '=' or ':') _cursor.Advance();
        else if (_cursor.Current != '{')
        {
            // The next line is another field.
            _cursor.Return(behindKey);
            throw new HoconException(at, $"'{name}' has no value", "write = and a value behind it, or an object in braces");
        }
        _cursor.SkipToToken();
        if (_cursor.IsAtEnd || _cursor.Current is ',' or '}' or ']') throw new HoconException(at, $"'{name}' has no value", "an empty string is \"\"");

        Enter(at, path.Length);
        foreach (var key in path) trail = trail is null ? null : new PathTrail(trail, key);
        var value = ReadValue(trail);
        _depth -= path.Length;
        if (isAppend) value = Append(value, trail);
        foreach (var key in path.AsSpan()[..^1]) target = target.Inner(key, at);
        target.Cell(path[^1], at).Add(value);
    }

    /// <summary><c>a += b</c> is <c>a = ${?a} [b]</c>.</summary>
    private SyntaxNode Append(SyntaxNode value, PathTrail? trail)
    {
        var added = new ArrayNode(value.Position, [value]);
        if (trail is null) return new AppendNode(added);
        // The path from the document's root: a look into the including object first would find another key.
        var earlier = new SubstitutionNode(value.Position, trail.ToPath(), HoconIncludes.Top(scope), isOptional: true, isList: false);
        return new ConcatenationNode(value.Position, [earlier, added]) { Appended = added };
    }

    private void Enter(SourcePosition at, int levels)
    {
        if (_depth + levels > limits.Depth) throw new HoconException(at, $"objects and arrays are nested more than {limits.Depth} deep here");
        _depth += levels;
    }

    /// <summary>Goes on behind what is wrong: with the next line, behind a comma, or past the braces that begin on this line.</summary>
    private void Recover(char close)
    {
        var open = 0;
        while (!_cursor.IsAtEnd)
        {
            if (_cursor.IsAtComment)
            {
                _cursor.SkipLine();
                continue;
            }
            var c = _cursor.Current;
            if (open == 0 && (c == '\n' || c == '}' || c == close)) return;
            _cursor.Advance();
            if (c is '{' or '[') open++;
            else if (c is '}' or ']' && open > 0) open--;
            else if (c == ',' && open == 0) return;
        }
    }
}
