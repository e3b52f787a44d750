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
            return WithSecret(NodeConfigReader.Load(new ConfigurationText(path, text), context), path);
        }
        return new LoadedNodeConfig(null, [new Diagnostic(Severity.Error, new SourcePosition(path, 0, 0), $"this file can't be read: {read.Fault ?? "it does not exist"}")]);
    }

    /// <summary>A path that is no absolute one begins at the folder of <c>node.conf</c>, as that of an included file.</summary>
    private static LoadedNodeConfig WithSecret(LoadedNodeConfig loaded, string path)
    {
        if (loaded.Config?.Cluster is not { SecretFile: { } file } cluster) return loaded;
        var read = Read(Path.Combine(Path.GetDirectoryName(path) ?? "", file));
        var secret = read.Text?.Trim();
        var fault = secret is null ? $"the file '{file}' can't be read: {read.Fault ?? "it does not exist"}" : ClusterReader.FaultOf(secret);
        return fault is null
            ? loaded with { Config = loaded.Config with { Cluster = cluster with { Secret = secret } } }
            : new LoadedNodeConfig(null, loaded.Diagnostics.Add(new Diagnostic(Severity.Error, cluster.SecretPosition, fault, secret is null ? null : ClusterReader.SecretHint)));
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
