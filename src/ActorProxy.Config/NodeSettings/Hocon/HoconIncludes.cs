using System.Collections.Immutable;
using ActorProxy.Config.NodeSettings.Hocon.Tree;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>Finds and reads the files that a document includes.</summary>
/// <param name="texts">Every file read so far: messages show lines of them.</param>
internal sealed class HoconIncludes(HoconContext context, List<ConfigurationText> texts, HoconFindings findings)
{
    private static readonly string[] Endings = [".json", ".conf"];
    private static readonly string[] Protocols = ["http:", "https:", "ftp:", "jar:", "file:"];

    private int _characters;
    private int _files;

    /// <summary>The scope of a document's first file, where paths are meant from the root.</summary>
    public static IncludeScope Top(IncludeScope scope)
    {
        while (scope.Parent is { } parent) scope = parent;
        return scope;
    }

    /// <summary>Reads a document's first file.</summary>
    public SyntaxNode ReadFirst(ConfigurationText file)
    {
        var scope = new IncludeScope(null, ImmutableArray<string>.Empty, Normalize(file.Path));
        return Parse(file, scope, PathTrail.Root);
    }

    /// <summary>The fields of the file, or of both files, that an include statement means; null when there is none.</summary>
    public ObjectNode? Read(IncludeRequest request, IncludeScope from, PathTrail? trail)
    {
        if (request.Name.Length == 0) throw new HoconException(request.Position, "include takes the name of a file, and this one is empty");
        if (!request.IsFile && Array.Exists(Protocols, p => request.Name.StartsWith(p, StringComparison.OrdinalIgnoreCase)))
            throw new HoconException(request.Position, $"'{request.Name}' is not supported: only files are read", "write the file's path");
        if (request.Name.EndsWith(".properties", StringComparison.Ordinal))
            throw new HoconException(request.Position, $"'{request.Name}' is not supported: of the formats that can be included only .conf and .json are read");
        if (from.Depth >= context.Limits.IncludeDepth) throw new HoconException(request.Position, $"files include each other more than {context.Limits.IncludeDepth} deep here");

        var path = Adjacent(from.Path, request.Name);
        var fields = ReadOne(path, request, from, trail);
        if (fields is null && !request.IsFile && !Path.HasExtension(request.Name))
        {
            foreach (var ending in Endings)
            {
                if (ReadOne(path + ending, request, from, trail) is not { } found) continue;
                if (fields is null) fields = found;
                else fields.Absorb(found);
            }
        }
        if (fields is null && request.IsRequired) throw new HoconException(request.Position, $"the required file '{path}' does not exist");
        return fields;
    }

    private ObjectNode? ReadOne(string path, IncludeRequest request, IncludeScope from, PathTrail? trail)
    {
        for (var at = from; at is not null; at = at.Parent)
        {
            if (at.Path == path) throw new HoconException(request.Position, $"'{path}' includes itself{(at == from ? "" : $", by way of '{from.Path}'")}");
        }
        if (++_files > context.Limits.Files) findings.End(request.Position, $"more than {context.Limits.Files} files are included");
        var read = context.ReadFile(path);
        if (read.Fault is { } fault) throw new HoconException(request.Position, $"'{path}' can't be read: {fault}");
        if (read.Text is not { } text) return null;
        var file = new ConfigurationText(path, text);
        if (!texts.Exists(t => t.Path == path)) texts.Add(file);
        var scope = new IncludeScope(from, trail?.ToPath(), path);
        if (Parse(file, scope, trail, request.Depth) is ObjectNode fields) return fields;
        throw new HoconException(request.Position, $"'{path}' holds an array, and only an object can be included");
    }

    private SyntaxNode Parse(ConfigurationText file, IncludeScope scope, PathTrail? trail, int depth = 0)
    {
        _characters += file.Text.Length;
        if (_characters > context.Limits.Characters) findings.End(new(file.Path, 0, 0), $"the files together have more than {context.Limits.Characters} characters");
        HoconEncoding.Check(file, findings);
        return new HoconParser(file, scope, this, findings, context.Limits, depth).ReadRoot(trail);
    }

    /// <summary>Relative to the folder of the file that includes it, never to the process's.</summary>
    private static string Adjacent(string including, string name) => Normalize(Path.Join(Path.IsPathRooted(name) ? "" : Path.GetDirectoryName(including), name));

    /// <summary>Works <c>.</c> and <c>..</c> out by text alone, so that one file has one name.</summary>
    private static string Normalize(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                if (parts.Count > 0 && parts[^1] != "..") parts.RemoveAt(parts.Count - 1);
                else if (!path.StartsWith('/')) parts.Add(part);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }
        return (path.StartsWith('/') ? "/" : "") + string.Join('/', parts);
    }
}
