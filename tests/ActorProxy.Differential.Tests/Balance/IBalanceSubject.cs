using System.Net;

namespace ActorProxy.Differential.Tests.Balance;

/// <summary>Something that balances: a running proxy, or the decisions alone. Each step adds to its trace.</summary>
public interface IBalanceSubject
{
    /// <summary>What happened so far, a line a step.</summary>
    IReadOnlyList<string> Trace { get; }

    /// <summary>Streams that are held or wait, by their number.</summary>
    IReadOnlyCollection<int> Open { get; }

    /// <summary>A client comes, learns its server, and goes.</summary>
    Task VisitAsync(IPAddress? from = null);

    /// <summary>A client comes and stays, with a server or in the queue.</summary>
    Task HoldAsync(IPAddress? from = null);

    /// <summary>A client that stayed goes; those who waited may get a server.</summary>
    Task LeaveAsync(int stream);

    /// <summary>A command of the runtime API, the server named alone: <c>set weight s1 5</c>.</summary>
    Task CommandAsync(string command, string server, string arguments);
}
