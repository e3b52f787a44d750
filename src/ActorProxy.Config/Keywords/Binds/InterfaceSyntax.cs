using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Binds;

/// <summary>Reads the name of a network device, which the kernel keeps to 15 characters.</summary>
internal static class InterfaceSyntax
{
    private const int LongestName = 15;

    public static string? Take(Statement statement, Word option)
    {
        if (!statement.TakeArgument(option, "the name of a network device", out var name)) return null;
        if (name.Span.Length > LongestName) statement.Error(name, $"'{option}' expects a name of at most {LongestName} characters");
        return name.ToString();
    }
}
