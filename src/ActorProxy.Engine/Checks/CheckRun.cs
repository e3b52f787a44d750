using System.Buffers;
using ActorProxy.Actors;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Health;
using ActorProxy.Engine.ProxyProtocol;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Engine.Checks;

/// <summary>One check of one server: carries out on a socket what a <see cref="CheckConversation"/> asks for.</summary>
/// <remarks>
/// Belongs to one loop's thread, runs once, and closes its socket whatever happens. Between two steps no buffer is held
/// but the conversation's.
/// </remarks>
public sealed class CheckRun : LoopTimer, IReadinessHandler, ICheckRun
{
    private readonly EventLoop _loop;
    private readonly CheckTarget _target;
    private readonly CheckTimeouts _timeouts;
    private readonly CheckConversation _conversation;
    private readonly LoopCompletion<bool> _wait = new();
    private readonly long _startMs;
    private ServerConnection? _connecting;
    private LoopSocket? _socket;
    private long _deadlineMs;
    private bool _linger;
    private bool _isAborted;

    private CheckRun(EventLoop loop, CheckScript script, CheckTarget target, CheckTimeouts timeouts, CheckCircumstances circumstances)
    {
        _loop = loop;
        _target = target;
        _timeouts = timeouts;
        _conversation = new CheckConversation(script, circumstances);
        _startMs = loop.NowMs;
    }

    private bool IsLate => _loop.NowMs >= _deadlineMs;

    /// <summary>Prepares a run; <see cref="RunAsync"/> begins it.</summary>
    /// <remarks>For <paramref name="loop"/>'s own thread, as every other member.</remarks>
    public static CheckRun Create(EventLoop loop, CheckScript script, CheckTarget target, CheckTimeouts timeouts, CheckCircumstances circumstances) =>
        new(loop, script, target, timeouts, circumstances);

    /// <summary>Runs to the verdict; null when <see cref="Abort"/> came before it.</summary>
    public async ValueTask<CheckResult?> RunAsync()
    {
        try
        {
            CheckAction action = _conversation.Start();
            while (action.Kind != CheckActionKind.Verdict && !_isAborted)
            {
                action = action.Kind switch
                {
                    CheckActionKind.Connect => await ConnectAsync(action.Connect!),
                    CheckActionKind.Send => await SendAsync(action.Data, isHeader: false),
                    _ => await ReceiveAsync(),
                };
            }

            return _isAborted ? null : action.Result! with { DurationMs = _loop.NowMs - _startMs };
        }
        finally
        {
            CloseSocket();
            _conversation.Abandon();
        }
    }

    /// <summary>Ends the run without a verdict: nobody wants to know any more. Without effect after the end.</summary>
    public void Abort()
    {
        _isAborted = true;
        _connecting?.Abort();
        _wait.Complete(false);
    }

    void IReadinessHandler.OnReady(LoopSocket socket) => _wait.Complete(true);

    protected override void Expire() => _wait.Complete(false);

    private async ValueTask<CheckAction> ConnectAsync(ConnectStep step)
    {
        CloseSocket();
        _linger = step.Linger;
        _deadlineMs = _loop.NowMs + _timeouts.UntilConnectedMs;
        SocketTarget target = _target.For(step);
        _connecting = ServerConnection.TryCreate(_loop, target, _target.Options, out int error);
        if (_connecting is null)
            return _conversation.ConnectFailed(new CheckConnectFailure(_target.Options.Source is null ? CheckConnectFailureKind.Immediate : CheckConnectFailureKind.Source, error));

        _socket = _connecting.Socket;
        ValueTask<int> attempt = _connecting.ConnectAsync(target, _timeouts.UntilConnectedMs);
        bool isImmediate = attempt.IsCompleted;
        error = await attempt;
        _connecting = null;
        if (error == SocketErrors.TimedOut && IsLate)
            return _conversation.TimedOut();
        if (error != 0)
        {
            CheckConnectFailureKind kind = !isImmediate ? CheckConnectFailureKind.Answered
                : target.Address.Family == AddressFamilyKind.Unix ? CheckConnectFailureKind.UnixSocket
                : CheckConnectFailureKind.Immediate;
            return _conversation.ConnectFailed(new CheckConnectFailure(kind, error));
        }

        if (_timeouts.CheckMs is { } checkMs)
            _deadlineMs = _loop.NowMs + checkMs;
        return _target.HeaderFor(step) is { } header
            ? await SendAsync(Header(header, target), isHeader: true)
            : _conversation.Connected();
    }

    private byte[] Header(SendProxyConfig config, SocketTarget target)
    {
        Span<byte> bytes = stackalloc byte[ProxyHeaderEncoder.MaxBytes];
        int length = ProxyHeaderEncoder.EncodeOwn(bytes, config, _socket!.LocalAddress(), target.Address);
        return bytes[..length].ToArray();
    }

    private async ValueTask<CheckAction> SendAsync(ReadOnlyMemory<byte> data, bool isHeader)
    {
        while (!data.IsEmpty)
        {
            int sent = _socket!.Send(data.Span);
            if (sent > 0)
                data = data[sent..];
            else if (sent != LoopSocket.WouldBlock)
                return _conversation.Failed(-sent);
            else if (!await ReadyAsync())
                return _conversation.TimedOut();
        }

        return isHeader ? _conversation.Connected() : _conversation.Sent();
    }

    private async ValueTask<CheckAction> ReceiveAsync()
    {
        while (true)
        {
            if (TryReceive(out CheckAction action))
                return action;
            if (!await ReadyAsync())
                return _conversation.TimedOut();
        }
    }

    private bool TryReceive(out CheckAction action)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(CheckConversation.DefaultBufferBytes);
        int received = _socket!.Receive(buffer);
        action = received == LoopSocket.WouldBlock ? default
            : received < 0 ? _conversation.Failed(-received)
            : _conversation.Received(buffer.AsSpan(0, received), isEnd: received == 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return received != LoopSocket.WouldBlock;
    }

    /// <summary>Waits until the socket is worth another try; false when the deadline or <see cref="Abort"/> came first.</summary>
    private async ValueTask<bool> ReadyAsync()
    {
        if (_isAborted || IsLate)
            return false;
        _socket!.Handler = this;
        _loop.StartTimer(this, _deadlineMs - _loop.NowMs);
        bool isReady = await _wait.Begin();
        _loop.CancelTimer(this);
        _socket.Handler = null;
        return isReady;
    }

    private void CloseSocket()
    {
        if (_socket is null)
            return;

        // A reset leaves no port in TIME_WAIT on this side, which counts with thousands of checks a minute.
        if (!_linger && !_socket.IsPeerClosed)
            _socket.ResetOnClose();
        _socket.Close();
        _socket = null;
    }
}
