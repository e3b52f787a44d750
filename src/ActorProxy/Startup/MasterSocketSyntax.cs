using System.Collections.Immutable;
using ActorProxy.Config;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;

namespace ActorProxy.Startup;

/// <summary>Reads <c>-S</c>: a <c>bind</c> line's address and options with commas for the blanks.</summary>
internal static class MasterSocketSyntax
{
    /// <summary>The socket, or what is wrong with it. Its users have every right unless the options say otherwise.</summary>
    public static (BindConfig? Socket, ImmutableArray<Diagnostic> Findings) Read(string argument, ConfigurationContext context)
    {
        var options = argument.Split(',');
        var level = options.Contains("level") ? "" : " level admin";
        // Read by the same rules as a runtime API socket of the configuration, whose options these are.
        var text = $"global\n    stats socket {string.Join(' ', options)}{level}\n";
        var loaded = ConfigurationLoader.Load([new ConfigurationText("-S", text)], context);
        return (loaded.Configuration?.Global.Stats.Sockets.FirstOrDefault(), loaded.Diagnostics);
    }
}
