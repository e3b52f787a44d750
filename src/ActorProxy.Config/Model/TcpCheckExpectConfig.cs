using System.Collections.Immutable;

namespace ActorProxy.Config.Model;

/// <summary><c>tcp-check expect</c>.</summary>
/// <param name="Pattern">The bytes for string and binary, the expression's text for the regular ones.</param>
/// <param name="MinReceive"><c>min-recv</c> in bytes; null or negative waits as long as the buffer allows.</param>
/// <param name="IsNegated">A leading exclamation mark.</param>
public sealed record TcpCheckExpectConfig(ExpectMatchKind Match, ImmutableArray<byte> Pattern, bool IsNegated, int? MinReceive, string? OnSuccess, string? OnError, string? Comment) : TcpCheckStepConfig(Comment);
