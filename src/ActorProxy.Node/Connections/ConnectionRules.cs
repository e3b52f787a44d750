using ActorProxy.Core.Acls;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Rules;
using ActorProxy.Node.Frontends;
using ActorProxy.Node.Samples;

namespace ActorProxy.Node.Connections;

/// <summary>The rules of one connection at work. Made when the first of them is due; belongs to the connection's loop.</summary>
internal sealed class ConnectionRules
{
    private readonly ConnectionActor _connection;

    public ConnectionRules(ConnectionActor connection)
    {
        _connection = connection;
        Control = new ConnectionRuleControl(connection);
        Context = new RuleContext(connection.Samples, Control, connection.Session.Listener.Frontend.Log.Origin, connection.Services.Timestamps);
    }

    public RuleContext Context { get; }

    public ConnectionRuleControl Control { get; }

    private ConnectionSampleContext Samples => _connection.Samples;

    /// <summary>Rules that can't wait for anything.</summary>
    public RuleVerdict Apply(RuleSet rules)
    {
        var position = 0;
        Samples.IsFinal = true;
        return rules.Evaluate(Context, ref position);
    }

    /// <summary>Rules on the client's bytes.</summary>
    /// <param name="isComplete">No more bytes can come.</param>
    /// <param name="isFinal">No more time is left either; implied by <paramref name="isComplete"/>.</param>
    public RuleVerdict OnRequest(RuleSet rules, ref int position, ReadOnlyMemory<byte> bytes, bool isComplete, bool isFinal)
    {
        Samples.Direction = Core.Samples.SampleDirection.Request;
        Samples.RequestBytes = bytes;
        Samples.IsRequestComplete = isComplete;
        Samples.IsFinal = isComplete || isFinal;
        return rules.Evaluate(Context, ref position);
    }

    /// <summary>As <see cref="OnRequest"/>, on the server's bytes.</summary>
    public RuleVerdict OnResponse(RuleSet rules, ref int position, ReadOnlyMemory<byte> bytes, bool isComplete, bool isFinal)
    {
        Samples.Direction = Core.Samples.SampleDirection.Response;
        Samples.ResponseBytes = bytes;
        Samples.IsResponseComplete = isComplete;
        Samples.IsFinal = isComplete || isFinal;
        return rules.Evaluate(Context, ref position);
    }

    /// <summary>The backend that the first <c>use_backend</c> line whose condition holds names; otherwise the default one. Null when there is none.</summary>
    public FrontendRoute? ChooseBackend(Frontend frontend)
    {
        Samples.IsFinal = true;
        foreach (var choice in frontend.Rules.Backends)
        {
            if ((choice.Condition?.Evaluate(Samples) ?? ConditionResult.Pass) == ConditionResult.Pass)
                return frontend.RouteTo(choice.Name.Of(Context)) ?? frontend.Route;
        }

        return frontend.Route;
    }

    /// <summary>The server that the first <c>use-server</c> line whose condition holds names; null when there is none.</summary>
    public string? ChooseServer(ProxyRules rules)
    {
        Samples.IsFinal = true;
        foreach (var choice in rules.Servers)
        {
            if (choice.Condition.Evaluate(Samples) == ConditionResult.Pass)
                return choice.Name.Of(Context);
        }

        return null;
    }

    /// <summary>How a session ends that a rule did not let pass.</summary>
    public static CloseReason ReasonOf(RuleVerdict verdict, ClosePhase phase) => verdict switch
    {
        RuleVerdict.Reject or RuleVerdict.Drop => new CloseReason(CloseSide.Proxy, phase),
        _ => default,
    };
}
