using System.Collections.Immutable;
using ActorProxy.Actors;
using ActorProxy.Admin.RuntimeApi.Commands;
using ActorProxy.Admin.RuntimeApi.Sessions;
using ActorProxy.Admin.RuntimeApi.Sockets;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Listening;

namespace ActorProxy.Admin.RuntimeApi;

/// <summary>Owns the sockets of the runtime API and is the parent of its sessions. Outlives generations.</summary>
/// <remarks>All sessions live on its loop: they are few, and a long answer gives way to other work after each piece.</remarks>
internal sealed class RuntimeApiActor(RuntimeApiContext context) : Actor<RuntimeApiProtocol.ICommand>, IAcceptHandler
{
    private const int MaxAcceptsPerTurn = 4;
    private static readonly TimeSpan PauseWhenExhausted = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<ListeningSocket, AcceptSource> _sources = [];
    private readonly CommandRunner _runner = new(context);
    private Dictionary<ListeningSocket, ApiSocket> _sockets = [];
    private TimeSpan _sessionTimeout = TimeSpan.FromSeconds(10);
    private int _maxSessions = 10;
    private int _sessions;
    private long _lastNumber;

    // A session stands for a client's socket, which can't be made again: what fails, ends.
    protected override SupervisorStrategy Strategy => SupervisorStrategy.Stopping;

    public bool MayAccept(AcceptSource source)
    {
        if (_sessions < _maxSessions)
        {
            _sessions++;
            return true;
        }

        // Full: who comes waits in the kernel's queue until a session ends.
        foreach (var one in _sources.Values)
            one.Pause();
        return false;
    }

    public void OnNothing(AcceptSource source) => _sessions--;

    public void OnAccepted(AcceptSource source, int descriptor, NetworkAddress peer)
    {
        var session = new SessionActor(Loop, descriptor, _sockets[source.Socket], _runner, _sessionTimeout, context.Options.CommandLimitBytes);
        Watch(ActorOf(session, new ActorName("session-", ++_lastNumber)));
    }

    public void OnExhausted(AcceptSource source, int error)
    {
        source.Pause();
        context.Node.Services.Events.AcceptExhausted("runtime API", error);
        Schedule(PauseWhenExhausted, RuntimeApiProtocol.ResumeAccepting.Instance);
    }

    public void OnBroken(AcceptSource source, int error)
    {
        source.Pause();
        context.Node.Services.Events.ListenerBroken("runtime API", source.Socket.Address.Text, error);
    }

    protected override void PostStop()
    {
        foreach (var source in _sources.Values)
            source.Pause();
    }

    protected override void Terminated(IActorRef who)
    {
        _sessions--;
        ResumeAll();
    }

    protected override void Receive(RuntimeApiProtocol.ICommand message)
    {
        switch (message)
        {
            case RuntimeApiProtocol.Listen listen:
                _sessionTimeout = listen.SessionTimeout;
                _maxSessions = listen.MaxSessions;
                ListenOn(listen.Sockets, keepFiles: false);
                listen.Answer.TrySetResult();
                break;
            case RuntimeApiProtocol.StopListening stop:
                ListenOn([], stop.KeepFiles);
                stop.Answer.TrySetResult();
                break;
            case RuntimeApiProtocol.Serve serve:
                ActorOf(new SessionActor(Loop, serve.Descriptor, serve.Command, _runner), new ActorName("call-", ++_lastNumber));
                break;
            case RuntimeApiProtocol.ResumeAccepting:
                ResumeAll();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void ListenOn(ImmutableArray<ApiSocket> wanted, bool keepFiles)
    {
        _sockets = wanted.ToDictionary(static socket => socket.Socket);
        foreach (var (socket, source) in _sources.ToArray())
        {
            if (_sockets.ContainsKey(socket))
                continue;
            source.Pause();
            _sources.Remove(socket);
            context.Node.Services.Listeners.Close(socket, keepFiles);
        }

        foreach (var socket in _sockets.Keys)
            if (!_sources.ContainsKey(socket))
                _sources.Add(socket, new AcceptSource(Loop, socket, this, MaxAcceptsPerTurn));
        context.Sockets = wanted;
        ResumeAll();
    }

    private void ResumeAll()
    {
        foreach (var source in _sources.Values)
            source.Resume();
    }
}
