using System.Collections.Immutable;

namespace ActorProxy.Config.Model;

/// <summary><c>tcp-check expect</c>.</summary>
/// <param name="Pattern">The bytes for string and binary, the expression's text for the regular ones; empty for a <see cref="Format"/>.</param>
/// <param name="MinReceive"><c>min-recv</c> in bytes; null or negative waits as long as the buffer allows.</param>
/// <param name="IsNegated">A leading exclamation mark.</param>
/// <param name="OnSuccess">A log-format string, or null.</param>
/// <param name="OnError">A log-format string, or null.</param>
public sealed record TcpCheckExpectConfig(ExpectMatchKind Match, ImmutableArray<byte> Pattern, bool IsNegated, int? MinReceive, ConfigWord? OnSuccess, ConfigWord? OnError, string? Comment)
    : TcpCheckStepConfig(Comment)
{
    /// <summary>The log-format string of <c>string-lf</c> and <c>binary-lf</c>.</summary>
    public ConfigWord? Format { get; init; }

    /// <summary><c>ok-status</c>, such as <c>L7OK</c>; null for the usual one.</summary>
    public string? OkStatus { get; init; }

    /// <summary><c>error-status</c>, such as <c>L7RSP</c>; null for the usual one.</summary>
    public string? ErrorStatus { get; init; }

    /// <summary><c>tout-status</c>, such as <c>L7TOUT</c>; null for the usual one.</summary>
    public string? TimeoutStatus { get; init; }

    /// <summary><c>status-code</c>: the expression that gives the number to report.</summary>
    public ConfigWord? StatusCode { get; init; }
}
