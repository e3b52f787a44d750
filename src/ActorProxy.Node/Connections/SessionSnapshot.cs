using ActorProxy.Core.Addresses;
using ActorProxy.Core.Logging;

namespace ActorProxy.Node.Connections;

/// <summary>One client's session at one moment, as <c>show sess</c> shows it.</summary>
public sealed record SessionSnapshot
{
    /// <summary>What an operator names it by.</summary>
    public required long Number { get; init; }
    public required DateTimeOffset AcceptedAt { get; init; }
    public required long AgeMs { get; init; }
    public required int Generation { get; init; }

    /// <summary>The number of the event loop that it lives on.</summary>
    public required int Loop { get; init; }
    public required NetworkAddress Client { get; init; }
    public required string Frontend { get; init; }
    public required int FrontendId { get; init; }
    public required string Listener { get; init; }
    public required int ListenerId { get; init; }
    public required NetworkAddress ListenerAddress { get; init; }

    /// <summary>Null until a backend is chosen.</summary>
    public string? Backend { get; init; }
    public int BackendId { get; init; }

    /// <summary>Null until a server is picked.</summary>
    public string? Server { get; init; }
    public int ServerId { get; init; }
    public NetworkAddress ServerAddress { get; init; }
    public required ClosePhase Phase { get; init; }
    public required int Retries { get; init; }
    public long BytesUploaded { get; init; }
    public long BytesDownloaded { get; init; }

    /// <summary>Bytes received from the client that the server has not taken yet.</summary>
    public bool HasPendingUpload { get; init; }
    public bool HasPendingDownload { get; init; }
    public bool IsClientDone { get; init; }
    public bool IsServerDone { get; init; }

    /// <summary>Since a byte last moved; null before bytes are passed on.</summary>
    public long? IdleMs { get; init; }
    public int ClientDescriptor { get; init; } = -1;
    public int ServerDescriptor { get; init; } = -1;
}
