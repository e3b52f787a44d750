using System.Buffers;
using System.Text;
using ActorProxy.Config.Model;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Admin.RuntimeApi.Sessions;

/// <summary>Collects an answer and sends it as fast as the client takes it.</summary>
/// <remarks>Belongs to one session. Once the client is gone everything is dropped, so that a command can run to its end undisturbed.</remarks>
public sealed class AnswerWriter : IBufferWriter<byte>
{
    /// <summary>A long answer is sent in pieces of about this size.</summary>
    public const int PieceBytes = 16384;

    private readonly LoopSocket _socket;
    private readonly SessionSettings _settings;
    private readonly Func<ValueTask<bool>> _waitForRoom;
    private ArrayBufferWriter<byte> _pending = new();

    internal AnswerWriter(LoopSocket socket, SessionSettings settings, Func<ValueTask<bool>> waitForRoom)
    {
        _socket = socket;
        _settings = settings;
        _waitForRoom = waitForRoom;
    }

    /// <summary>The client takes nothing any more.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The command did not do what it was asked for.</summary>
    public bool HasFailed { get; set; }

    /// <summary>What is written now is sent together with what follows.</summary>
    public bool MayWait { get; set; }

    public void Advance(int count) => _pending.Advance(count);

    public Memory<byte> GetMemory(int sizeHint = 0) => _pending.GetMemory(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => _pending.GetSpan(sizeHint);

    public void Write(string text) => Encoding.UTF8.GetBytes(text, _pending);

    public void WriteLine(string text)
    {
        Write(text);
        Write("\n");
    }

    /// <summary>A short answer, marked with its severity if the session asked for that.</summary>
    public void Say(MessageSeverity severity, string text)
    {
        HasFailed |= severity == MessageSeverity.Error;
        Write(_settings.Severity switch
        {
            SeverityOutput.Number => $"[{(int)severity}]: ",
            SeverityOutput.String => $"[{NameOf(severity)}]: ",
            _ => "",
        });
        WriteLine(text);
    }

    /// <summary>Sends what is there if it has become much, and lets others have their turn; for commands with long answers, between two pieces.</summary>
    public ValueTask FlushIfLongAsync() => _pending.WrittenCount >= PieceBytes ? FlushAndYieldAsync() : default;

    /// <summary>Sends the answers so far, unless they may wait for more of their kind.</summary>
    public ValueTask AnswerEndedAsync() => MayWait && _pending.WrittenCount < PieceBytes ? default : FlushAsync();

    /// <summary>Sends everything; returns when the kernel has it.</summary>
    public async ValueTask FlushAsync()
    {
        for (var sent = 0; sent < _pending.WrittenCount && !IsBroken;)
        {
            var count = _socket.Send(_pending.WrittenSpan[sent..]);
            if (count >= 0)
                sent += count;
            else if (count != LoopSocket.WouldBlock || !await _waitForRoom())
                IsBroken = true;
        }

        // A rare huge answer must not keep its memory for the rest of the session.
        if (_pending.Capacity > PieceBytes * 64)
            _pending = new ArrayBufferWriter<byte>();
        else
            _pending.ResetWrittenCount();
    }

    private async ValueTask FlushAndYieldAsync()
    {
        await FlushAsync();
        await Task.Yield();
    }

    private static string NameOf(MessageSeverity severity) => severity switch
    {
        MessageSeverity.Error => "err",
        MessageSeverity.Warning => "warning",
        MessageSeverity.Notice => "notice",
        _ => "info",
    };
}
