using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config;

/// <summary>Reads what <c>-f</c> names: files, and folders whose <c>*.cfg</c> files are taken in the order of their names.</summary>
/// <remarks>Nothing is thrown for a file that can't be read: it is a finding.</remarks>
public static class ConfigurationFiles
{
    public static (ImmutableArray<ConfigurationText> Files, ImmutableArray<Diagnostic> Findings) Read(IEnumerable<string> paths)
    {
        var files = ImmutableArray.CreateBuilder<ConfigurationText>();
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var path in paths)
        {
            if (!Directory.Exists(path)) ReadFile(path, files, findings);
            else ReadFolder(path, files, findings);
        }
        return (files.ToImmutable(), findings.ToImmutable());
    }

    /// <summary>Reads the files and loads the configuration that they make together.</summary>
    public static LoadedConfiguration Load(IEnumerable<string> paths, ConfigurationContext context)
    {
        var (files, findings) = Read(paths);
        return ConfigurationLoader.Load(files, context, findings);
    }

    private static void ReadFolder(string folder, ImmutableArray<ConfigurationText>.Builder files, ImmutableArray<Diagnostic>.Builder findings)
    {
        string[] names;
        try
        {
            names = Directory.GetFiles(folder, "*.cfg");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add(Unreadable(folder, e));
            return;
        }
        names = Array.FindAll(names, static n => !Path.GetFileName(n.AsSpan()).StartsWith('.'));
        Array.Sort(names, StringComparer.Ordinal);
        foreach (var name in names) ReadFile(name, files, findings);
        if (names.Length == 0) findings.Add(new Diagnostic(Severity.Error, new SourcePosition(folder, 0, 0), "this folder holds no file whose name ends in .cfg"));
    }

    private static void ReadFile(string path, ImmutableArray<ConfigurationText>.Builder files, ImmutableArray<Diagnostic>.Builder findings)
    {
        try
        {
            files.Add(new ConfigurationText(path, RawBytes.Decode(File.ReadAllBytes(path))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            findings.Add(Unreadable(path, e));
        }
    }

    private static Diagnostic Unreadable(string path, Exception e)
    {
        var reason = e switch
        {
            FileNotFoundException or DirectoryNotFoundException => "it does not exist",
            UnauthorizedAccessException => "this user has no permission to read it",
            ArgumentException => "this is no path",
            _ => e.Message,
        };
        return new Diagnostic(Severity.Error, new SourcePosition(path, 0, 0), $"this file can't be read: {reason}");
    }
}
