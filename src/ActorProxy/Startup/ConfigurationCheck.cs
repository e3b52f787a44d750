using ActorProxy.Config;
using ActorProxy.Config.Diagnostics;
using ActorProxy.ProcessLife;

namespace ActorProxy.Startup;

/// <summary><c>-c</c>: says whether a configuration would be used, and what is wrong with it.</summary>
internal static class ConfigurationCheck
{
    /// <summary>Standard error gets the findings, standard output the verdict that scripts look for.</summary>
    public static int Report(LoadedConfiguration loaded, bool isQuiet, bool isJson)
    {
        var code = loaded.CheckExitCode;
        if (isJson)
        {
            StandardStreams.WriteOutput(DiagnosticsJson.Render(loaded));
            return code;
        }
        if (isQuiet) return code;
        StandardStreams.WriteError(Findings.Render(loaded.Diagnostics));
        if (code != 1 && loaded.Diagnostics.Any(d => d.Severity == Severity.Warning)) StandardStreams.WriteOutput("Warnings were found.\n");
        if (code == 0) StandardStreams.WriteOutput("Configuration file is valid\n");
        if (code == 2) StandardStreams.WriteOutput("Configuration file is valid, but nothing in it listens: it would not start.\n");
        return code;
    }
}
