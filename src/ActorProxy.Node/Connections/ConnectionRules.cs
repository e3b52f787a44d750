using System.Text;
using ActorProxy.Config.Model;
using ActorProxy.Core.Acls;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Inspection;
using ActorProxy.Core.Inspection.Rdp;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Rules;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Node.Backends;
using ActorProxy.Node.Frontends;
using ActorProxy.Node.Samples;

namespace ActorProxy.Node.Connections;

/// <summary>The rules of one connection at work. Made when the first of them is due; belongs to the connection's loop.</summary>
internal sealed class ConnectionRules
{
    private const int MaxCookieName = 512;

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

    /// <summary>Rules have let the response pass that <see cref="OnResponse"/> was called with last.</summary>
    public void ResponsePasses() => _connection.StoreSticky(_connection.Session.Backend!);

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

    /// <summary>The server that the first <c>use-server</c> line names whose condition holds and whose server takes streams; null when there is none.</summary>
    /// <param name="evenWhenDown">Any server takes this stream.</param>
    public string? ChooseServer(Backend backend, bool evenWhenDown)
    {
        Samples.IsFinal = true;
        foreach (var choice in backend.Rules.Servers)
        {
            if (choice.Condition.Evaluate(Samples) != ConditionResult.Pass)
                continue;
            var name = choice.Name.Of(Context);
            if (backend.Facts.Find(name) is { } server && (evenWhenDown || !server.IsStopped))
                return server.Name;
        }

        return null;
    }

    /// <summary>What the first <c>force-persist</c> or <c>ignore-persist</c> line says whose condition holds.</summary>
    public Persistence PersistenceAt(ProxyRules rules)
    {
        Samples.IsFinal = true;
        foreach (var rule in rules.Persistence)
        {
            if (rule.Condition.Evaluate(Samples) == ConditionResult.Pass)
                return rule.IsForced ? Persistence.Forced : Persistence.Ignored;
        }

        return Persistence.Usual;
    }

    /// <summary>The address in the cookie of a Remote Desktop client; none when there is none.</summary>
    public NetworkAddress ServerOfCookie(string name) =>
        Cookie(name) is { IsEmpty: false } value && RdpRoutingToken.TryRead(value, out var server) ? server : default;

    public BalanceKey HashOfCookie(string name, HashConfig hash) =>
        Cookie(name) is { IsEmpty: false } value ? BalanceKey.Of(HashFunctions.Compute(hash.Function, value)) : BalanceKey.None;

    public BalanceKey HashOfExpression(SampleExpression expression, HashConfig hash)
    {
        Samples.IsFinal = true;
        var sample = default(Sample);
        return expression.Evaluate(Samples, SampleType.Bin, ref sample) ? BalanceKey.Of(HashFunctions.Compute(hash.Function, sample.Bytes.Span)) : BalanceKey.None;
    }

    /// <summary>Empty without a cookie of this name in what rules waited for.</summary>
    private ReadOnlySpan<byte> Cookie(string name)
    {
        Span<byte> wanted = stackalloc byte[MaxCookieName];
        var received = Samples.RequestBytes.Span;
        return Encoding.UTF8.TryGetBytes(name, wanted, out var length) && RdpCookie.Find(received, wanted[..length], out var value) == InspectionResult.Found ? received[value] : default;
    }

    /// <summary>How a session ends that a rule did not let pass.</summary>
    public static CloseReason ReasonOf(RuleVerdict verdict, ClosePhase phase) => verdict switch
    {
        RuleVerdict.Reject or RuleVerdict.Drop => new CloseReason(CloseSide.Proxy, phase),
        _ => default,
    };
}
