using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Patterns;

/// <summary>Where a pattern file's name says that its lines are: <c>file@PATH</c>, <c>opt@PATH</c>, <c>virt@NAME</c>, or a path.</summary>
internal static class PatternSource
{
    private const string OptionalPrefix = "opt@";
    private const string FilePrefix = "file@";
    private const string VirtualPrefix = "virt@";

    /// <summary>The name without what stands before it.</summary>
    public static string PathOf(string name)
    {
        foreach (var prefix in (ReadOnlySpan<string>)[OptionalPrefix, FilePrefix, VirtualPrefix])
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
                return name[prefix.Length..];
        }

        return name;
    }

    /// <summary>Reads it; an optional one that is not there, and a virtual one, is empty.</summary>
    public static bool TryRead(string name, CompilationScope scope, out byte[] bytes, out string error)
    {
        bytes = [];
        error = "";
        if (name.StartsWith(VirtualPrefix, StringComparison.Ordinal))
            return true;
        var path = PathOf(name);
        if (scope.ReadFile is null)
        {
            error = $"the file '{path}' can't be read here";
            return false;
        }

        try
        {
            bytes = scope.ReadFile(path);
            return true;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException && name.StartsWith(OptionalPrefix, StringComparison.Ordinal))
        {
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            error = $"the file '{path}' can't be read: {fault.Message}";
            return false;
        }
    }
}
