using ActorProxy.ProcessLife;

namespace ActorProxy.Startup;

/// <summary>What the process says on standard error, unless it was asked to be quiet.</summary>
internal sealed class OperatorMessages(bool isQuiet)
{
    public void Alert(string text)
    {
        if (!isQuiet) StandardStreams.Alert(text);
    }

    public void Warning(string text)
    {
        if (!isQuiet) StandardStreams.Warning(text);
    }

    public void Notice(string text)
    {
        if (!isQuiet) StandardStreams.Notice(text);
    }

    /// <summary>Text that stands on lines of its own, such as a configuration's findings.</summary>
    public void Write(string text)
    {
        if (!isQuiet && text.Length > 0) StandardStreams.WriteError(text);
    }
}
