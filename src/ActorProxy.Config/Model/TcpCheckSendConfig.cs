using System.Collections.Immutable;

namespace ActorProxy.Config.Model;

/// <summary><c>tcp-check send</c> and <c>send-binary</c>.</summary>
public sealed record TcpCheckSendConfig(ImmutableArray<byte> Data, string? Comment) : TcpCheckStepConfig(Comment);
