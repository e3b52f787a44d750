namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>Writes the runtime API's commands as <c>-dKcli</c> and <c>-dKall</c> print them.</summary>
public static class RuntimeCommandListing
{
    /// <summary>The master's ways to name a process, which are commands to HAProxy.</summary>
    private static readonly string[] Prefixes = ["@!<pid>", "@<relative pid>", "@master"];

    public static void Write(TextWriter output)
    {
        output.Write("# List of registered CLI keywords:\n");
        var lines = RuntimeCommands.All.Select(c => c.Words + Sockets(c.Scope)).Concat(Prefixes.Select(p => p + Sockets(CommandScope.Master)));
        foreach (var line in lines.Order(StringComparer.Ordinal)) output.Write(line + "\n");
    }

    private static string Sockets(CommandScope scope)
        => ((scope & CommandScope.Master) != 0 ? " [MASTER]" : "") + ((scope & CommandScope.Worker) != 0 ? " [WORKER]" : "");
}
