using System.Net;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Stats;

namespace ActorProxy.Differential.Tests.Balance;

/// <summary>The balancer's decisions alone, without a socket.</summary>
public sealed class InProcessBalanceSubject : IBalanceSubject
{
    private readonly BalanceScenario scenario;
    private readonly BackendBalancer balancer = new(new Random(1), new BackendCounters());
    private readonly BalanceEffects effects = new();
    private readonly List<string> trace = [];
    private readonly SortedDictionary<int, NumberedStream> open = [];
    private int count;
    private long nowMs = 1_000_000;

    public InProcessBalanceSubject(BalanceScenario scenario)
    {
        this.scenario = scenario;
        var position = new SourcePosition("test.cfg", 1, 1);
        balancer.Configure(new ProxyConfig { Kind = ProxyKind.Listen, Name = "app", Position = position, Backend = scenario.Backend }, scenario.Backend.FullConn ?? 0, nowMs, effects);
    }

    public IReadOnlyList<string> Trace => trace;

    public IReadOnlyCollection<int> Open => open.Keys;

    public Task VisitAsync(IPAddress? from = null)
    {
        var stream = new NumberedStream(-1);
        var outcome = Pick(stream, from);
        trace.Add(outcome.Server?.Name ?? "none");
        if (outcome.Result == PickResult.Assigned)
            balancer.Release(stream, nowMs, effects);
        return Task.CompletedTask;
    }

    public Task HoldAsync(IPAddress? from = null)
    {
        var stream = new NumberedStream(count++);
        var outcome = Pick(stream, from);
        if (outcome.Result != PickResult.Refused)
            open.Add(stream.Number, stream);
        trace.Add(outcome.Result switch
        {
            PickResult.Queued => $"{stream.Number} waits",
            PickResult.Refused => $"{stream.Number} gets none",
            _ => $"{stream.Number} gets {outcome.Server!.Name}",
        });
        return Task.CompletedTask;
    }

    public Task LeaveAsync(int stream)
    {
        trace.Add($"{stream} leaves");
        open.Remove(stream, out var leaver);
        if (leaver!.IsQueued)
            balancer.Abandon(leaver);
        else
            balancer.Release(leaver, nowMs, effects);
        NoteAssignments();
        return Task.CompletedTask;
    }

    public Task CommandAsync(string command, string server, string arguments)
    {
        var state = balancer.Find(server)!;
        var isDone = true;
        switch (command)
        {
            case "set weight":
                isDone = balancer.Commands.SetWeight(state, arguments, nowMs, effects) == WeightCommandResult.Done;
                break;
            case "disable server":
                balancer.Commands.SetState(state, AdminCommandState.Maint, nowMs, effects);
                break;
            case "enable server":
                balancer.Commands.SetState(state, AdminCommandState.Ready, nowMs, effects);
                break;
            case "set server" when arguments.StartsWith("state ", StringComparison.Ordinal):
                balancer.Commands.SetState(state, Enum.Parse<AdminCommandState>(arguments[6..], true), nowMs, effects);
                break;
            case "set server" when arguments.StartsWith("health ", StringComparison.Ordinal):
                balancer.Commands.SetHealth(state, Enum.Parse<HealthCommandState>(arguments[7..], true), nowMs, effects);
                break;
            case "set maxconn server":
                balancer.Commands.SetMaxConn(state, int.Parse(arguments), nowMs, effects);
                break;
            default:
                throw new ArgumentException($"No such command: {command} {arguments}");
        }

        trace.Add($"{command} {server} {arguments}: {(isDone ? "done" : "refused")}");
        NoteAssignments();
        return Task.CompletedTask;
    }

    private PickOutcome Pick(BalancedStream stream, IPAddress? from)
    {
        var client = NetworkAddress.From(from ?? IPAddress.Loopback, 1);
        var key = HashFunctions.OfSource(client);
        if (scenario.HashSample is not null)
        {
            var bytes = new byte[16];
            var length = client.WriteBytes(bytes);
            key = BalanceKey.Of(HashFunctions.Compute(scenario.Backend.Hash.Function, bytes.AsSpan(0, length)));
        }

        nowMs += 10;
        return balancer.Pick(stream, key, nowMs, effects);
    }

    private void NoteAssignments()
    {
        var assigned = new SortedDictionary<int, string>();
        foreach (var effect in effects.AsSpan())
        {
            if (effect.Kind == BalanceEffectKind.Assigned)
                assigned.Add(((NumberedStream)effect.Stream!).Number, effect.Server!.Name);
        }

        effects.Clear();
        foreach (var (number, server) in assigned)
            trace.Add($"{number} gets {server}");
    }

    private sealed class NumberedStream(int number) : BalancedStream
    {
        public int Number { get; } = number;
    }
}
