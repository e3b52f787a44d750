using System.Globalization;
using ActorProxy.Admin.RuntimeApi.Sessions;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>What a session shows when it waits for a command.</summary>
internal static class Prompt
{
    /// <summary>The prompt, or nothing in a session without.</summary>
    public static string Of(RuntimeApiContext context, SessionSettings session)
    {
        if (session.Mode != PromptMode.Prompt || session.IsEnding)
            return "";
        var uptime = session.IsTimed ? TimeText(context.Node.Services.Clock.GetUtcNow() - context.Options.StartedAt) : "";
        if (!session.IsMaster)
            return session.IsTimed ? $"{uptime}> " : "> ";
        var place = session.IsAtWorker
            ? Environment.ProcessId.ToString(CultureInfo.InvariantCulture)
            : context.Reloads.FailedInARow > 0 ? "master[ReloadFailed]" : "master";
        return $"{uptime}{place}> ";
    }

    private static string TimeText(TimeSpan uptime) => string.Create(CultureInfo.InvariantCulture, $"[{(int)uptime.TotalDays}:{uptime.Hours:00}:{uptime.Minutes:00}:{uptime.Seconds:00}]");
}
