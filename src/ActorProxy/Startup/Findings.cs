using System.Collections.Immutable;
using System.Text;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Startup;

/// <summary>Writes a configuration's findings for the operator.</summary>
internal static class Findings
{
    public static string Render(ImmutableArray<Diagnostic> findings)
    {
        var text = new StringBuilder();
        foreach (var finding in findings) DiagnosticRenderer.Render(finding, text);
        return text.ToString();
    }
}
