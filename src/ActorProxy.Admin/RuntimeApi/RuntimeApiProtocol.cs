using System.Collections.Immutable;
using ActorProxy.Admin.RuntimeApi.Sockets;
using ActorProxy.Engine.Listening;

namespace ActorProxy.Admin.RuntimeApi;

/// <summary>What is said to the runtime API's root: the owner of its sockets and sessions.</summary>
public static class RuntimeApiProtocol
{
    public interface ICommand;

    /// <summary>Main program to runtime API: listen on these from now on; what is not among them is closed. Answered when it is done.</summary>
    /// <param name="SessionTimeout"><c>stats timeout</c>, for sessions to come.</param>
    /// <param name="MaxSessions"><c>stats maxconn</c>.</param>
    public sealed record Listen(ImmutableArray<ApiSocket> Sockets, TimeSpan SessionTimeout, int MaxSessions, TaskCompletionSource Answer) : ICommand;

    /// <summary>Main program to runtime API: take no new session; those that exist go on. Answered when nothing is listened on.</summary>
    /// <param name="KeepFiles">Another process listens on the unix sockets' paths now.</param>
    public sealed record StopListening(bool KeepFiles, TaskCompletionSource Answer) : ICommand;

    /// <summary>Peer section to runtime API: another node of the cluster, which has proved that it may, wants a command run. Answered on the connection.</summary>
    public sealed record Serve(int Descriptor, string Caller, string Command) : ICommand, IDisposable
    {
        public void Dispose() => ListeningSocket.CloseDescriptor(Descriptor);
    }

    /// <summary>Runtime API to itself: a pause for want of descriptors is over.</summary>
    internal sealed record ResumeAccepting : ICommand
    {
        public static ResumeAccepting Instance { get; } = new();
    }
}
