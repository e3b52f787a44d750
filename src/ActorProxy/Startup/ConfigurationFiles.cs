using System.Collections.Immutable;
using ActorProxy.Config;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Startup;

/// <summary>Finds and reads the configuration files that the command line names.</summary>
internal static class ConfigurationFiles
{
    private const string Extension = ".cfg";

    /// <summary>Every file in order, a folder's by their names' bytes; what can't be read becomes a finding.</summary>
    public static (ImmutableArray<ConfigurationText> Files, ImmutableArray<Diagnostic> Findings) Read(IEnumerable<string> paths)
    {
        var files = ImmutableArray.CreateBuilder<ConfigurationText>();
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var path in paths)
        {
            try
            {
                if (!Directory.Exists(path))
                {
                    files.Add(Read(path));
                    continue;
                }
                var inside = FilesOf(path);
                if (inside.Length == 0) findings.Add(Finding(path, $"the folder holds no file whose name ends in {Extension}"));
                foreach (var file in inside) files.Add(Read(file));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                findings.Add(Finding(path, $"can't be read: {Reason(e)}"));
            }
        }
        return (files.ToImmutable(), findings.ToImmutable());
    }

    private static ConfigurationText Read(string path) => new(path, RawBytes.Decode(File.ReadAllBytes(path)));

    /// <summary>Files only, not the hidden ones, as HAProxy takes them.</summary>
    private static string[] FilesOf(string folder)
    {
        var files = Directory.GetFiles(folder, "*" + Extension);
        files = Array.FindAll(files, f => !Path.GetFileName(f).StartsWith('.'));
        Array.Sort(files, string.CompareOrdinal);
        return files;
    }

    private static Diagnostic Finding(string path, string message) => new(Severity.Error, new SourcePosition(path, 0, 0), message);

    private static string Reason(Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file or folder",
        UnauthorizedAccessException => "permission denied",
        ArgumentException => "this is no path",
        _ => error.Message,
    };
}
