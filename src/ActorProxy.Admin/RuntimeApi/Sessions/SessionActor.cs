using System.Text;
using ActorProxy.Actors;
using ActorProxy.Admin.RuntimeApi.Commands;
using ActorProxy.Admin.RuntimeApi.Sockets;
using ActorProxy.Admin.RuntimeApi.Syntax;
using ActorProxy.Config.Model;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Admin.RuntimeApi.Sessions;

/// <summary>One client of the runtime API, from the accept to the end of its last answer.</summary>
/// <remarks>
/// Its life is <see cref="ServeAsync"/>. It reads no further command before the last answer is with the kernel, brief answers aside, which are sent
/// together: a client that takes nothing holds one long answer or <see cref="AnswerWriter.PieceBytes"/> at most. Never restarted: a fault in a command costs its own client alone.
/// </remarks>
internal sealed class SessionActor : Actor<SessionProtocol.ICommand>, IReadinessHandler
{
    /// <summary>Of a client that sends many at a time; then the loop's connections have their turn.</summary>
    private const int CommandsPerTurn = 16;

    /// <summary>How long another node may not take its answer.</summary>
    private static readonly TimeSpan NodePatience = TimeSpan.FromSeconds(30);

    private readonly LoopSocket _socket;
    private readonly CommandRunner _runner;
    private readonly SessionSettings _settings;
    private readonly CommandReader _reader;
    private readonly AnswerWriter _answer;
    private readonly LoopCompletion<bool> _ready = new();
    private readonly SessionTimer _timer;

    public SessionActor(EventLoop loop, int descriptor, ApiSocket socket, CommandRunner runner, TimeSpan timeout, int limitBytes)
    {
        _socket = new LoopSocket(loop, descriptor);
        _runner = runner;
        _settings = new SessionSettings(socket.Bind.Level, socket.Bind.SeverityOutput, timeout) { IsMaster = socket.IsMaster, MayPassListeners = socket.Bind.ExposeListeners };
        _reader = new CommandReader(limitBytes);
        _answer = new AnswerWriter(_socket, _settings, WaitAsync);
        _timer = new SessionTimer(_ready);
    }

    /// <summary>For another node of the cluster, whose one command has come already.</summary>
    public SessionActor(EventLoop loop, int descriptor, string command, CommandRunner runner)
    {
        _socket = new LoopSocket(loop, descriptor);
        _runner = runner;
        _settings = new SessionSettings(AdminLevel.Admin, SeverityOutput.None, NodePatience) { IsOfNode = true };
        var line = Encoding.UTF8.GetBytes(command + "\n");
        _reader = new CommandReader(line.Length);
        line.CopyTo(_reader.Free);
        _reader.Filled(line.Length);
        _answer = new AnswerWriter(_socket, _settings, WaitAsync);
        _timer = new SessionTimer(_ready);
    }

    void IReadinessHandler.OnReady(LoopSocket socket) => _ready.Complete(true);

    protected override void PreStart()
    {
        _socket.Handler = this;
        StopAfter(ServeAsync());
    }

    protected override void PostStop()
    {
        Loop.CancelTimer(_timer);
        _socket.Close();
    }

    protected override void Receive(SessionProtocol.ICommand message) => Unhandled(message);

    private async Task ServeAsync()
    {
        var lineEnded = false;
        var commands = 0;
        while (!_settings.IsEnding && !_answer.IsBroken)
        {
            switch (_reader.TryRead(out var command))
            {
                case ReadOutcome.Command:
                    await _runner.RunAsync(command!, _settings, _answer, _socket);
                    await _answer.AnswerEndedAsync();
                    lineEnded = command!.EndsLine;
                    if (++commands % CommandsPerTurn == 0)
                        await Task.Yield();
                    break;
                case ReadOutcome.PayloadLine:
                    if (_settings.Mode == PromptMode.Prompt)
                        _answer.Write("+ ");
                    await _answer.FlushAsync();
                    break;
                case ReadOutcome.TooLong:
                    _answer.Say(MessageSeverity.Error, "The command is longer than tune.bufsize.");
                    _settings.IsEnding = true;
                    break;
                case ReadOutcome.NeedMore when lineEnded && !_reader.IsInPayload && _settings.Mode == PromptMode.NonInteractive:
                case ReadOutcome.NeedMore when !await ReceiveAsync():
                    _settings.IsEnding = true;
                    break;
            }
        }

        if (!_socket.IsOpen)
            return;
        await _answer.FlushAsync();
        if (!_answer.IsBroken)
            End();
    }

    /// <summary>False when the client is silent for too long, done, or gone.</summary>
    private async ValueTask<bool> ReceiveAsync()
    {
        while (true)
        {
            var count = _socket.Receive(_reader.Free.Span);
            if (count != LoopSocket.WouldBlock)
            {
                _reader.Filled(Math.Max(count, 0));
                return count > 0;
            }

            await _answer.FlushAsync();
            if (!await WaitAsync())
                return false;
        }
    }

    /// <summary>Waits until the socket has changed; false when the client's time is over.</summary>
    private async ValueTask<bool> WaitAsync()
    {
        var wait = _ready.Begin();
        Loop.StartTimer(_timer, _settings.Timeout);
        var isReady = await wait;
        Loop.CancelTimer(_timer);
        return isReady;
    }

    private void End()
    {
        _socket.ShutdownSend();

        // What the client has sent beyond its last command: closing over it would reset the connection, and the answer with it.
        Span<byte> unread = stackalloc byte[4096];
        for (var i = 0; i < 64 && _socket.Receive(unread) > 0; i++)
        {
        }
    }
}
