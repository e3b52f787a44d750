using System.Text;

namespace ActorProxy.Config.Syntax;

/// <summary>Keeps bytes that are no text: each byte from 0x80 that is not part of UTF-8 is one lone surrogate, U+DC00 plus the byte.</summary>
public static class RawBytes
{
    private const int Base = 0xDC00;

    /// <summary>The character for a byte written as <c>\xNN</c>.</summary>
    public static char ToChar(int value) => value < 0x80 ? (char)value : (char)(Base + value);

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes)) return Encoding.UTF8.GetString(bytes);
        var text = new StringBuilder(bytes.Length);
        Span<char> pair = stackalloc char[2];
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var used) == System.Buffers.OperationStatus.Done)
            {
                text.Append(pair[..rune.EncodeToUtf16(pair)]);
            }
            else
            {
                used = 1;
                text.Append(ToChar(bytes[0]));
            }
            bytes = bytes[used..];
        }
        return text.ToString();
    }

    /// <summary>The bytes that the operator meant: UTF-8, with each raw character as its one byte.</summary>
    public static byte[] Encode(ReadOnlySpan<char> text)
    {
        var bytes = new List<byte>(text.Length);
        Span<byte> encoded = stackalloc byte[4];
        while (!text.IsEmpty)
        {
            if (text[0] >= Base + 0x80 && text[0] <= Base + 0xFF)
            {
                bytes.Add((byte)(text[0] - Base));
                text = text[1..];
                continue;
            }
            Rune.DecodeFromUtf16(text, out var rune, out var used);
            bytes.AddRange(encoded[..rune.EncodeToUtf8(encoded)]);
            text = text[used..];
        }
        return [.. bytes];
    }
}
