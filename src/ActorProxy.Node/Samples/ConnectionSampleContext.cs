using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Proxies;
using ActorProxy.Core.Samples.Variables;
using ActorProxy.Core.StickTables;
using ActorProxy.Node.Connections;

namespace ActorProxy.Node.Samples;

/// <summary>What expressions of one connection can look at. Made when the first one is evaluated; belongs to the connection's loop.</summary>
internal sealed class ConnectionSampleContext : SampleContext
{
    private readonly ConnectionActor _connection;
    private readonly ConnectionClientFacts _client;
    private readonly ConnectionStreamFacts _stream;
    private VariableSet? _session;
    private VariableSet? _transaction;
    private VariableSet? _request;
    private VariableSet? _response;
    private TrackedCounters? _tracked;

    public ConnectionSampleContext(ConnectionActor connection)
    {
        _connection = connection;
        _client = new ConnectionClientFacts(connection);
        _stream = new ConnectionStreamFacts(connection);
    }

    public override ProcessFacts Process => _connection.Node.Process;
    public override SampleScratch Scratch => _connection.Services.Scratch;
    public override ProxyDirectory Proxies => _connection.Session.Listener.Frontend.Facts.Proxies;
    public override ClientFacts Client => _client;

    /// <summary>Null until the session has begun: rules on connections have no stream.</summary>
    public override StreamFacts? Stream => _connection.Session.IsBegun ? _stream : null;

    public override TrackedCounters? Tracked => _tracked;

    /// <summary>The client's bytes that rules may look at; whoever keeps them for the rules says so here.</summary>
    public ReadOnlyMemory<byte> RequestBytes { get; set; }

    /// <summary>As <see cref="RequestBytes"/>, of the server.</summary>
    public ReadOnlyMemory<byte> ResponseBytes { get; set; }

    /// <summary>No more of the client's bytes can come before the rules have decided: it has ended its direction, or there is no room.</summary>
    public bool IsRequestComplete { get; set; }

    /// <summary>As <see cref="IsRequestComplete"/>, of the server.</summary>
    public bool IsResponseComplete { get; set; }

    public override ReadOnlyMemory<byte> Payload(SampleDirection direction) => direction == SampleDirection.Request ? RequestBytes : ResponseBytes;

    public override bool IsPayloadComplete(SampleDirection direction) => direction == SampleDirection.Request ? IsRequestComplete : IsResponseComplete;

    public override TrackedCounters Track() => _tracked ??= new TrackedCounters(_connection.Session.Listener.Frontend.TrackedSlots);

    public override VariableSet? Variables(VariableScope scope) => scope switch
    {
        VariableScope.Process => Process.Variables,
        VariableScope.Session => _session ??= new VariableSet(),
        VariableScope.Transaction => _transaction ??= new VariableSet(),
        VariableScope.Request => _request ??= new VariableSet(),
        VariableScope.Response => _response ??= new VariableSet(),
        _ => null,
    };

    /// <summary>The request's rules are done: its variables are forgotten.</summary>
    public void RequestEnded() => _request?.Clear();

    /// <summary>The response's rules are done: its variables are forgotten.</summary>
    public void ResponseEnded() => _response?.Clear();

    /// <summary>The sockets are about to be closed: what the kernel tells only until then is kept for the log.</summary>
    public void Closing()
    {
        _client.Closing();
        _stream.Closing();
        (RequestBytes, ResponseBytes) = (default, default);
    }
}
