using System.Buffers;
using ActorProxy.Core.Health;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Engine.Checks;

/// <summary>One run of a <see cref="CheckScript"/> against a server: told what happened, it says what to do next.</summary>
/// <remarks>
/// Pure but for the buffer that it holds between the first byte and the verdict: no socket, no clock. Each method answers
/// with the next <see cref="CheckAction"/>; after a verdict none is called.
/// </remarks>
public sealed class CheckConversation(CheckScript script, CheckCircumstances circumstances, int bufferBytes = CheckConversation.DefaultBufferBytes)
{
    /// <summary>How much of an answer is looked at: HAProxy's default buffer.</summary>
    public const int DefaultBufferBytes = 16384;

    private byte[]? _buffer;
    private int _length;
    private readonly CheckContext _context = new(circumstances);
    private int _index = CheckScript.InitialConnection;
    private bool _isConnected;
    private bool _isEnded;
    private ExpectVerdict _lastPassed;

    private bool IsFull => _length == bufferBytes;

    /// <summary>Begins: always with a connection.</summary>
    public CheckAction Start()
    {
        CheckStep? first = script.Steps.FirstOrDefault(step => step is not (CommentStep or VariableStep));
        return first is ConnectStep ? Next() : CheckAction.ConnectTo(ConnectStep.Initial);
    }

    public CheckAction Connected()
    {
        _isConnected = true;
        return Next();
    }

    public CheckAction ConnectFailed(CheckConnectFailure failure) => End(failure.Status, 0, failure.Description + script.Where(_index));

    /// <summary>All of the bytes asked for are sent.</summary>
    public CheckAction Sent() => Next();

    /// <summary>Something was received, or the connection ended; both at once are possible.</summary>
    public CheckAction Received(ReadOnlySpan<byte> data, bool isEnd)
    {
        _buffer ??= ArrayPool<byte>.Shared.Rent(bufferBytes);
        data = data[..Math.Min(data.Length, bufferBytes - _length)];
        data.CopyTo(_buffer.AsSpan(_length));
        _length += data.Length;
        _context.Received = _buffer.AsMemory(0, _length);
        _isEnded |= isEnd;
        return Evaluate((ExpectStep)script.Steps[_index]) ?? CheckAction.Receive;
    }

    /// <summary>The connection broke while sending or receiving.</summary>
    public CheckAction Failed(int error) => End(CheckStatus.SocketError, 0, SocketErrors.Describe(error) + script.Where(_index));

    public CheckAction TimedOut() => End(TimeoutStatus, 0, script.Where(_index));

    /// <summary>Gives the run up before its verdict. Without effect after it.</summary>
    public void Abandon() => Release();

    private CheckStatus TimeoutStatus => !_isConnected ? CheckStatus.Layer4Timeout
        : _index >= 0 && script.Steps[_index] is ExpectStep expect ? expect.Expectation.TimeoutStatus
        : CheckStatus.Layer7Timeout;

    private CheckAction Next()
    {
        while (++_index < script.Steps.Length)
        {
            switch (script.Steps[_index])
            {
                case ConnectStep connect:
                    Forget();
                    _isConnected = false;
                    _isEnded = false;
                    return CheckAction.ConnectTo(connect.At(_context));
                case SendStep send:
                    ReadOnlyMemory<byte>? data = send.Payload.Write(_context);
                    Forget();
                    return data is { } bytes ? CheckAction.Send(bytes) : End(CheckStatus.Layer7Response, 0, $"tcp-check send : failed to build log-format string at step {_index + 1}");
                case VariableStep variable:
                    _context.IsComplete = _isEnded || IsFull;
                    variable.Execute(_context);
                    break;
                case ExpectStep expect:
                    if (_length == 0 && !_isEnded)
                        return CheckAction.Receive;
                    if (Evaluate(expect) is { } action)
                        return action;
                    return CheckAction.Receive;
                default:
                    break;
            }
        }

        return Passed();
    }

    /// <summary>Null while the expectation needs more.</summary>
    private CheckAction? Evaluate(ExpectStep step)
    {
        (int Piece, int Used) mark = _context.Scratch.Mark;
        _context.IsComplete = _isEnded || IsFull;
        ExpectVerdict verdict = step.Expectation.Evaluate(_buffer.AsSpan(0, _length), _context.IsComplete, $"at step {_index + 1}", _context);
        _context.Scratch.Reset(mark);
        switch (verdict.Outcome)
        {
            case ExpectOutcome.Passed:
                _lastPassed = verdict;
                return Next();
            case ExpectOutcome.Failed:
                string comment = script.CommentOf(_index) is { } text ? verdict.QuotesComment ? $" comment: '{text}'" : $" comment: {text}" : "";
                return End(verdict.Status, verdict.Code, verdict.Description + comment);
            default:
                return null;
        }
    }

    private CheckAction Passed()
    {
        CheckStep? last = script.Steps.LastOrDefault(step => step is not (CommentStep or VariableStep));
        return last switch
        {
            null => End(CheckStatus.Layer4Passed, 0, ""),
            ConnectStep => End(CheckStatus.Layer4Passed, 0, script.PassedDescription),
            ExpectStep => End(_lastPassed.Status, _lastPassed.Code, _lastPassed.Description ?? script.PassedDescription),
            _ => End(CheckStatus.Layer7Passed, 0, script.PassedDescription),
        };
    }

    private CheckAction End(CheckStatus status, int code, string description)
    {
        Release();
        return CheckAction.Verdict(new CheckResult(status, code, CheckDescription.Cut(description)) { Reply = _lastPassed.Reply });
    }

    private void Forget()
    {
        _length = 0;
        _context.Received = default;
    }

    private void Release()
    {
        if (_buffer is { } buffer)
            ArrayPool<byte>.Shared.Return(buffer);
        _buffer = null;
        Forget();
    }
}
