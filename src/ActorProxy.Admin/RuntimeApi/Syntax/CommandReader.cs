using System.Text;

namespace ActorProxy.Admin.RuntimeApi.Syntax;

/// <summary>Cuts what a client sends into commands: at line ends and semicolons, with backslash escapes and payloads (management.txt 9.3).</summary>
/// <remarks>Pure: bytes in, commands out. Keeps what is not complete yet, up to a limit.</remarks>
/// <param name="limitBytes">The longest command, its payload included.</param>
public sealed class CommandReader(int limitBytes)
{
    /// <summary>The longest word that may follow <c>&lt;&lt;</c> to end the payload instead of an empty line.</summary>
    private const int LongestPattern = 7;

    private readonly byte[] _buffer = new byte[limitBytes];
    private int _start;
    private int _end;
    private IReadOnlyList<string>? _waiting;
    private string _pattern = "";
    private StringBuilder _payload = new();

    /// <summary>Where the next received bytes go; empty when a command is too long.</summary>
    public Memory<byte> Free
    {
        get
        {
            if (_start > 0)
            {
                _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
                _end -= _start;
                _start = 0;
            }

            return _buffer.AsMemory(_end);
        }
    }

    /// <summary>The last command's payload has begun and not ended.</summary>
    public bool IsInPayload => _waiting is not null;

    /// <summary>Takes note of bytes that were written to <see cref="Free"/>.</summary>
    public void Filled(int count) => _end += count;

    /// <summary>Looks for the next command.</summary>
    public ReadOutcome TryRead(out CommandText? command)
    {
        command = null;
        var pending = _buffer.AsSpan(_start, _end - _start);
        var length = _waiting is null ? CommandLength(pending) : pending.IndexOf((byte)'\n');
        if (length < 0)
            return pending.Length == limitBytes || _payload.Length > limitBytes ? ReadOutcome.TooLong : ReadOutcome.NeedMore;
        _start += length + 1;
        var text = pending[..length];
        return _waiting is null
            ? TakeCommand(text, pending[length] == '\n', out command)
            : TakePayloadLine(Encoding.UTF8.GetString(text), out command);
    }

    private ReadOutcome TakeCommand(ReadOnlySpan<byte> text, bool endsLine, out CommandText? command)
    {
        if (endsLine && text is [.., (byte)'\r'])
            text = text[..^1];
        var words = Words(text);
        if (endsLine && words is [.., var last] && last.StartsWith("<<", StringComparison.Ordinal) && last.Length - 2 <= LongestPattern)
        {
            _waiting = words[..^1];
            _pattern = last[2..];
            command = null;
            return ReadOutcome.PayloadLine;
        }

        command = new CommandText(words, null, endsLine);
        return ReadOutcome.Command;
    }

    private ReadOutcome TakePayloadLine(string line, out CommandText? command)
    {
        command = null;
        if (line.TrimEnd('\r') != _pattern)
        {
            _payload.Append(line).Append('\n');
            return _payload.Length > limitBytes ? ReadOutcome.TooLong : ReadOutcome.PayloadLine;
        }

        command = new CommandText(_waiting!, _payload.ToString(), EndsLine: true);
        _waiting = null;
        _payload = new StringBuilder();
        return ReadOutcome.Command;
    }

    /// <summary>The bytes before the first line end or semicolon that no backslash stands before, or -1.</summary>
    private static int CommandLength(ReadOnlySpan<byte> pending)
    {
        for (var i = 0; i < pending.Length; i++)
        {
            if (pending[i] == '\\')
                i++;
            else if (pending[i] is (byte)'\n' or (byte)';')
                return i;
        }

        return -1;
    }

    private static List<string> Words(ReadOnlySpan<byte> text)
    {
        var words = new List<string>();
        var word = new byte[text.Length];
        var length = 0;
        var isOpen = false;
        for (var i = 0; i < text.Length; i++)
        {
            var isEscaped = text[i] == '\\' && i + 1 < text.Length;
            if (isEscaped)
                i++;
            if (isEscaped || text[i] is not ((byte)' ' or (byte)'\t'))
            {
                word[length++] = text[i];
                isOpen = true;
            }
            else
            {
                Close();
            }
        }

        Close();
        return words;

        void Close()
        {
            if (isOpen)
                words.Add(Encoding.UTF8.GetString(word, 0, length));
            length = 0;
            isOpen = false;
        }
    }
}
