using System.Buffers.Text;
using System.Text;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Logging;

/// <summary>Writes one log line into a buffer, without allocating, and stops at the buffer's end.</summary>
/// <remarks>Text that does not fit is cut; a number that does not fit is left out. Either way nothing follows it.</remarks>
internal ref struct LogLineWriter(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;
    private bool _isFull;

    public int Length { get; private set; }

    public void Text(scoped ReadOnlySpan<byte> text)
    {
        if (_isFull)
            return;
        var room = _buffer[Length..];
        if (text.Length > room.Length)
        {
            text = text[..room.Length];
            _isFull = true;
        }

        text.CopyTo(room);
        Length += text.Length;
    }

    public void Text(string text)
    {
        if (_isFull)
            return;
        if (Encoding.UTF8.TryGetBytes(text, _buffer[Length..], out var written))
            Length += written;
        else
            Text(Encoding.UTF8.GetBytes(text));
    }

    public void Letter(byte letter)
    {
        if (_isFull || Length == _buffer.Length)
            _isFull = true;
        else
            _buffer[Length++] = letter;
    }

    public void Number(long number) => Count(Utf8Formatter.TryFormat(number, Room, out var written), written);

    /// <summary>Padded with zeros to <paramref name="digits"/>.</summary>
    public void Number(long number, int digits) =>
        Count(Utf8Formatter.TryFormat(number, Room, out var written, new('D', (byte)digits)), written);

    /// <summary>In capital hexadecimal letters, padded with zeros to <paramref name="digits"/>.</summary>
    public void Hexadecimal(long number, int digits) =>
        Count(Utf8Formatter.TryFormat(number, Room, out var written, new('X', (byte)digits)), written);

    /// <summary>Text as the flags ask for it; an absent one as <see cref="Absent"/>.</summary>
    public void Text(string? text, LogFieldFlags flags)
    {
        if (text is null)
        {
            Absent(flags);
            return;
        }

        var isQuoted = (flags & LogFieldFlags.Quote) != 0;
        if (isQuoted)
            Letter((byte)'"');
        if ((flags & LogFieldFlags.Escape) != 0)
            Escaped(text);
        else
            Text(text);

        if (isQuoted)
            Letter((byte)'"');
    }

    /// <summary>A value that is not there: two quotes when text is quoted, else a dash in a log's line.</summary>
    public void Absent(LogFieldFlags flags)
    {
        if ((flags & LogFieldFlags.Quote) != 0)
            Text("\"\""u8);
        else if ((flags & LogFieldFlags.Dash) != 0)
            Letter((byte)'-');
    }

    /// <summary>Bytes as the flags ask for them; none are as good as <see cref="Absent"/>.</summary>
    public void Text(scoped ReadOnlySpan<byte> text, LogFieldFlags flags)
    {
        if (text.IsEmpty)
        {
            Absent(flags);
            return;
        }

        var isQuoted = (flags & LogFieldFlags.Quote) != 0;
        if (isQuoted)
            Letter((byte)'"');
        if ((flags & LogFieldFlags.Escape) == 0)
        {
            Text(text);
        }
        else
        {
            foreach (var letter in text)
            {
                if (letter is (byte)'"' or (byte)'\\' or (byte)']')
                    Letter((byte)'\\');
                Letter(letter);
            }
        }

        if (isQuoted)
            Letter((byte)'"');
    }

    /// <summary>What a client or a server sent: control letters, those beyond ASCII, and those that part captures, as <c>#</c> and their codes.</summary>
    public void Captured(scoped ReadOnlySpan<byte> text, LogFieldFlags flags)
    {
        foreach (var letter in text)
        {
            if (letter is < 0x20 or >= 0x7f or (byte)'"' or (byte)'#' or (byte)'{' or (byte)'|' or (byte)'}')
            {
                Letter((byte)'#');
                Hexadecimal(letter, 2);
                continue;
            }

            if ((flags & LogFieldFlags.Escape) != 0 && (letter is (byte)'\\' or (byte)']'))
                Letter((byte)'\\');
            Letter(letter);
        }
    }

    public void Address(in NetworkAddress address, LogFieldFlags flags)
    {
        if (address.IsInternet && (flags & LogFieldFlags.Hexadecimal) != 0)
        {
            Span<byte> bytes = stackalloc byte[16];
            for (var i = 0; i < address.WriteBytes(bytes); i++)
                Hexadecimal(bytes[i], 2);
            return;
        }

        if (address.Family == AddressFamilyKind.None)
        {
            Absent(flags);
            return;
        }

        var isQuoted = (flags & LogFieldFlags.Quote) != 0;
        if (isQuoted)
            Letter((byte)'"');
        var written = _isFull ? 0 : address.FormatHost(Room);
        Count(written > 0, written);
        if (isQuoted)
            Letter((byte)'"');
    }

    public void Port(in NetworkAddress address, LogFieldFlags flags)
    {
        if (address.Family == AddressFamilyKind.None)
            Absent(flags);
        else if ((flags & LogFieldFlags.Hexadecimal) != 0)
            Hexadecimal(address.Port, 4);
        else
            Number(address.Port);
    }

    private readonly Span<byte> Room => _isFull ? [] : _buffer[Length..];

    private void Count(bool fits, int written)
    {
        if (fits)
            Length += written;
        else
            _isFull = true;
    }

    private void Escaped(string text)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\' or ']')
                Letter((byte)'\\');
            Text(bytes[..rune.EncodeToUtf8(bytes)]);
        }
    }
}
