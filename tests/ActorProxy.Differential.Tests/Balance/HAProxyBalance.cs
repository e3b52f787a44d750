using ActorProxy.TestKit.Processes;

namespace ActorProxy.Differential.Tests.Balance;

/// <summary>Debian's haproxy with every scenario.</summary>
public sealed class HAProxyBalance() : ProxyBalance(ProxyOptions.ForHAProxy, BalanceScenarios.All);
