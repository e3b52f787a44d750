using ActorProxy.TestKit.Processes;

namespace ActorProxy.Differential.Tests.Balance;

/// <summary>The built executable with every scenario that its configuration can say.</summary>
public sealed class ActorProxyBalance() : ProxyBalance(ProxyOptions.ForActorProxy, BalanceScenarios.All.Where(scenario => scenario.HashSample is null));
