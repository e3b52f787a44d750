using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.NodeSettings.Hocon;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.NodeSettings;

/// <summary>Reads <c>node.conf</c> and the files that it includes. Nothing is thrown for a file that can't be read: it is a finding.</summary>
public static class NodeConfigFiles
{
    public static LoadedNodeConfig Load(string path, IReadOnlyDictionary<string, string> environment)
    {
        var read = Read(path);
        if (read.Text is { } text)
        {
            var context = new HoconContext { FindVariable = name => environment.TryGetValue(name, out var value) ? value : null, ReadFile = Read };
            return NodeConfigReader.Load(new ConfigurationText(path, text), context);
        }
        return new LoadedNodeConfig(null, [new Diagnostic(Severity.Error, new SourcePosition(path, 0, 0), $"this file can't be read: {read.Fault ?? "it does not exist"}")]);
    }

    private static IncludedFile Read(string path)
    {
        try
        {
            return new IncludedFile(RawBytes.Decode(File.ReadAllBytes(path)));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return IncludedFile.Missing;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new IncludedFile(null, Directory.Exists(path) ? "it is a folder" : e is UnauthorizedAccessException ? "this user has no permission to read it" : e.Message);
        }
    }
}
