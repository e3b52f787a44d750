using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings;

/// <summary>Takes what is wrong with settings; what several instances share is said once.</summary>
/// <param name="isComplete">False when the document itself has errors: what is missing may be what could not be read, and is not said.</param>
internal sealed class SettingsFindings(DiagnosticList diagnostics, bool isComplete)
{
    private readonly HashSet<(SourcePosition, string)> _said = [];

    public void Error(SourcePosition position, string message, string? hint = null) => Add(Severity.Error, position, message, hint);

    public void Warning(SourcePosition position, string message, string? hint = null) => Add(Severity.Warning, position, message, hint);

    public void Missing(SourcePosition position, string message, string? hint = null)
    {
        if (isComplete) Error(position, message, hint);
    }

    private void Add(Severity severity, SourcePosition position, string message, string? hint)
    {
        if (_said.Add((position, message))) diagnostics.Add(severity, position, message, hint);
    }
}
