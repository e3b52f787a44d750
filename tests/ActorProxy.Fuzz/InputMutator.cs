using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace ActorProxy.Fuzz;

/// <summary>Makes inputs of the corpus: flipped bits, cuts, splices of two entries, numbers at their bounds, repeated blocks, pieces of the language.</summary>
internal sealed class InputMutator(IReadOnlyList<byte[]> corpus, IReadOnlyList<string> pieces, int mostBytes, Random random)
{
    private static readonly ulong[] Bounds = [0, 1, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff, 0x1_0000_0000, long.MaxValue, 1UL << 63, ulong.MaxValue];

    private readonly byte[][] pieceBytes = [.. pieces.Select(Encoding.Latin1.GetBytes)];

    /// <summary>The next input: now and then an entry as it is, mostly one with up to eight changes.</summary>
    public byte[] Next()
    {
        var bytes = new List<byte>(Entry());
        for (var changes = random.Next(9); changes > 0; changes--)
            Change(bytes);
        if (bytes.Count > mostBytes)
            bytes.RemoveRange(mostBytes, bytes.Count - mostBytes);
        return [.. bytes];
    }

    private byte[] Entry() => corpus[random.Next(corpus.Count)];

    private void Change(List<byte> bytes)
    {
        var at = random.Next(bytes.Count + 1);
        switch (random.Next(11))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 3:
                bytes.RemoveRange(at, Math.Min(random.Next(1, 16), bytes.Count - at));
                break;
            case 4:
                // A splice: up to here the one, from somewhere on the other.
                var other = Entry();
                bytes.RemoveRange(at, bytes.Count - at);
                bytes.AddRange(other.AsSpan(random.Next(other.Length + 1)));
                break;
            case 5:
                var inserted = Entry();
                var from = random.Next(inserted.Length + 1);
                bytes.InsertRange(at, inserted.AsSpan(from, Math.Min(random.Next(64), inserted.Length - from)).ToArray());
                break;
            case 6:
                WriteBound(bytes, at);
                break;
            case 7:
                var number = Bounds[random.Next(Bounds.Length)];
                bytes.InsertRange(at, Encoding.ASCII.GetBytes(random.Next(2) == 0 ? number.ToString(CultureInfo.InvariantCulture) : ((long)number).ToString(CultureInfo.InvariantCulture)));
                break;
            case 8:
                Repeat(bytes, at);
                break;
            case 9 when pieceBytes.Length > 0:
                bytes.InsertRange(at, pieceBytes[random.Next(pieceBytes.Length)]);
                break;
            default:
                bytes.Insert(at, (byte)random.Next(256));
                break;
        }
    }

    private void WriteBound(List<byte> bytes, int at)
    {
        Span<byte> number = stackalloc byte[8];
        var width = 1 << random.Next(4);
        var value = Bounds[random.Next(Bounds.Length)];
        if (random.Next(2) == 0)
            BinaryPrimitives.WriteUInt64BigEndian(number, value << (64 - 8 * width));
        else
            BinaryPrimitives.WriteUInt64LittleEndian(number, value);
        for (var i = 0; i < width && at + i < bytes.Count; i++)
            bytes[at + i] = number[i];
    }

    private void Repeat(List<byte> bytes, int at)
    {
        var block = bytes.GetRange(at, Math.Min(random.Next(1, 33), bytes.Count - at));
        for (var times = 1 << random.Next(9); times > 0 && bytes.Count < mostBytes; times--)
            bytes.InsertRange(at, block);
    }
}
