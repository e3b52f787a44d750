using System.Collections.Immutable;

namespace ActorProxy.Config.Model;

/// <summary><c>option tcp-check</c> and its <c>tcp-check</c> lines in order; without lines it is a connect check.</summary>
public sealed record TcpCheckConfig(ImmutableArray<TcpCheckStepConfig> Steps) : CheckProtocolConfig;
