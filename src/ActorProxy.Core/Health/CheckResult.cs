namespace ActorProxy.Core.Health;

/// <summary>What one health check found out about a server.</summary>
/// <param name="Code">The protocol's own code, such as the HTTP status; 0 without one. Shown where <see cref="CheckStatusText.HasCode"/>.</param>
/// <param name="Description">The check's last words (<c>last_chk</c>, the log's <c>info</c>); empty without any.</param>
/// <param name="DurationMs">Milliseconds from the start of the check to its end.</param>
public sealed record CheckResult(CheckStatus Status, int Code = 0, string Description = "", long DurationMs = 0)
{
    /// <summary>What an agent said, before anybody has judged it; null in health checks.</summary>
    public string? Reply { get; init; }

    /// <summary>Whether the check speaks for the server.</summary>
    public bool IsPassed => Status.IsPassed();
}
