using ActorProxy.Http.Http1;

namespace ActorProxy.Core.Samples.Http;

/// <summary>The head of an HTTP request in bytes that are not passed on yet, read once for all expressions that look at it.</summary>
/// <remarks>
/// One for each event loop, beside the memory for values: whoever asks with other bytes than the last one begins anew, and who asks with more behind
/// the same bytes goes on. Before the fields of the message stand two that are made of its first line, <c>:method</c> and <c>:path</c>: HAProxy
/// below HTTP mode has them too, so that they count against <c>tune.http.maxhdr</c> (101).
/// </remarks>
public sealed class RequestHead
{
    /// <summary>How many of the fields are made of the first line.</summary>
    private const int LineFields = 2;

    private const int MostFields = 101 - 1 - LineFields;

    private static readonly byte[] MethodName = ":method"u8.ToArray();
    private static readonly byte[] PathName = ":path"u8.ToArray();

    private readonly HeaderField[] fields = new HeaderField[MostFields];
    private RequestHeadParser parser;
    private ReadOnlyMemory<byte> received;
    private SampleContext? reader;
    private HeadResult result;
    private byte[] onLines = [];

    public ReadOnlyMemory<byte> Method => received[parser.Method];

    public ReadOnlyMemory<byte> Target => received[parser.Target];

    /// <summary>As written; empty for HTTP/0.9.</summary>
    public ReadOnlyMemory<byte> Version => received[parser.Version];

    /// <summary>The request line has no version.</summary>
    public bool IsShort => parser.IsShort;

    /// <summary>Fields, with those of the first line.</summary>
    public int FieldCount => parser.FieldCount + LineFields;

    /// <summary>Reads what came since the last call.</summary>
    /// <param name="context">Whose bytes they are: memory may serve another connection later.</param>
    public HeadResult Read(SampleContext context, ReadOnlyMemory<byte> bytes)
    {
        if (!ReferenceEquals(context, reader) || bytes.Length < received.Length || !bytes[..received.Length].Equals(received))
        {
            parser.Reset();
            reader = context;
            result = HeadResult.Partial;
        }
        else if (bytes.Length == received.Length || result != HeadResult.Partial)
        {
            return result;
        }

        received = bytes;
        result = parser.Read(bytes.Span, fields);
        if (result == HeadResult.Complete)
            PutOnLines();
        return result;
    }

    /// <summary>Takes the target apart.</summary>
    public RequestTarget ReadTarget() => RequestTarget.Read(Target.Span, parser.IsConnect);

    /// <summary>A slice of the target as memory.</summary>
    public ReadOnlyMemory<byte> InTarget(ReadOnlySpan<byte> part)
    {
        if (part.IsEmpty)
            return default;
        Target.Span.Overlaps(part, out var start);
        return Target.Slice(start, part.Length);
    }

    public ReadOnlySpan<byte> NameOf(int field) => field switch
    {
        0 => MethodName,
        1 => PathName,
        _ => received.Span[fields[field - LineFields].Name],
    };

    /// <summary>The value on one line.</summary>
    public ReadOnlyMemory<byte> ValueOf(int field) => field switch
    {
        0 => Method,
        1 => Target,
        _ => (fields[field - LineFields].IsFolded ? onLines.AsMemory() : received)[fields[field - LineFields].Value],
    };

    /// <summary>The next field of this name from a place on; any field for an empty name. -1 for none.</summary>
    public int Find(ReadOnlySpan<byte> name, int from)
    {
        for (var field = from; field < FieldCount; field++)
        {
            if (name.IsEmpty || System.Text.Ascii.EqualsIgnoreCase(NameOf(field), name))
                return field;
        }

        return -1;
    }

    /// <summary>Copies the values that go over several lines, once for all who look at them.</summary>
    private void PutOnLines()
    {
        foreach (var field in fields.AsSpan(0, parser.FieldCount))
        {
            if (!field.IsFolded)
                continue;
            if (onLines.Length < received.Length)
                onLines = new byte[received.Length];
            var line = onLines.AsSpan(field.Value);
            received.Span[field.Value].CopyTo(line);
            line.Replace((byte)'\r', (byte)' ');
            line.Replace((byte)'\n', (byte)' ');
        }
    }
}
