using static ActorProxy.Http.Http1.HeadCharacters;

namespace ActorProxy.Http.Http1;

/// <summary>Reads the head of an HTTP/1 request: bytes in, offsets out, nothing allocated (RFC 9112 2 to 6).</summary>
/// <remarks>
/// Restartable: called again with the same bytes and more behind them, it goes on where it stopped, and says that a head is wrong at the first
/// byte that makes it so. Any version token is taken as it is, also HTTP/0.9's missing one (<see cref="IsShort"/>): who handles the message looks
/// at <see cref="Version"/>. Fields that repeat Host or Content-Length are left out of the fields, and so is Content-Length beside chunks.
/// </remarks>
public struct RequestHeadParser
{
    private State state;
    private int position;
    private int mark;
    private int targetStart;
    private int targetLength;
    private int versionStart;
    private int versionLength;
    private int methodStart;
    private int methodLength;
    private int nameStart;
    private int nameLength;
    private bool isFolded;
    private int hostField;
    private int lengthField;
    private TransferCodings codings;

    private enum State
    {
        Before,
        BeforeLineFeed,
        Method,
        BeforeTarget,
        Target,
        BeforeVersion,
        Version,
        RequestLineFeed,
        ShortLineFeed,
        FieldStart,
        EndLineFeed,
        Name,
        BeforeValue,
        Value,
        ValueLineFeed,
        BehindValueLine,
        Complete,
        Invalid,
    }

    /// <summary>What is wrong, once the head is invalid.</summary>
    public HeadFault Fault { get; private set; }

    /// <summary>Where the first byte stands that can't be, once the head is invalid; else how many bytes were read.</summary>
    public readonly int Position => position;

    /// <summary>Fields read so far.</summary>
    public int FieldCount { get; private set; }

    public readonly Range Method => methodStart..(methodStart + methodLength);

    public readonly Range Target => targetStart..(targetStart + targetLength);

    /// <summary>As written: <c>HTTP/1.1</c>.</summary>
    public readonly Range Version => versionStart..(versionStart + versionLength);

    /// <summary>A request line without a version, which has no fields: HTTP/0.9.</summary>
    public bool IsShort { get; private set; }

    /// <summary>The method is CONNECT.</summary>
    public bool IsConnect { get; private set; }

    /// <summary>The body's length; -1 when none is said.</summary>
    public long ContentLength { get; private set; }

    /// <summary>The body comes in chunks.</summary>
    public readonly bool IsChunked => codings.IsChunked;

    /// <summary>Begins with another message.</summary>
    public void Reset() => this = default;

    /// <summary>Reads on.</summary>
    /// <param name="received">The message from its beginning: what the last call had, and what came since.</param>
    /// <param name="fields">Takes the fields; as many as there may be. The same in each call.</param>
    public HeadResult Read(ReadOnlySpan<byte> received, Span<HeaderField> fields)
    {
        while (position < received.Length && state < State.Complete)
        {
            var one = received[position];
            switch (state)
            {
                case State.Before:
                    (hostField, lengthField, ContentLength) = (-1, -1, -1);
                    if (one is (byte)'\r' or (byte)'\n')
                    {
                        // Lines before the request, which some clients send behind a body (RFC 9112 2.2).
                        Step(one == '\r' ? State.BeforeLineFeed : State.Before);
                        break;
                    }

                    methodStart = position;
                    state = State.Method;
                    break;
                case State.BeforeLineFeed:
                    ExpectLineFeed(one, State.Before);
                    break;
                case State.Method:
                    if (!Skip(received, Token))
                        break;
                    methodLength = position - methodStart;
                    IsConnect = received[Method].SequenceEqual("CONNECT"u8);
                    if (methodLength > 0 && IsBlank(received[position]))
                        Step(State.BeforeTarget);
                    else
                        Fail(received[position] is (byte)'\r' or (byte)'\n' ? HeadFault.MissingTarget : HeadFault.BadMethod);
                    break;
                case State.BeforeTarget:
                    if (IsBlank(one))
                        position++;
                    else if (one is (byte)'\r' or (byte)'\n')
                        Fail(HeadFault.MissingTarget);
                    else
                        (targetStart, state) = (position, State.Target);
                    break;
                case State.Target:
                    if (Skip(received, HeadCharacters.Target))
                        EndTarget(received);
                    break;
                case State.BeforeVersion:
                    if (IsBlank(one))
                        position++;
                    else if (one is (byte)'\r' or (byte)'\n')
                        EndShortLine(one);
                    else
                        (versionStart, state) = (position, State.Version);
                    break;
                case State.Version:
                    if (!Skip(received, HeadCharacters.Version))
                        break;
                    versionLength = position - versionStart;
                    if (received[position] is (byte)'\r' or (byte)'\n')
                        Step(received[position] == '\r' ? State.RequestLineFeed : State.FieldStart);
                    else
                        Fail(HeadFault.BadVersion);
                    break;
                case State.RequestLineFeed:
                    ExpectLineFeed(one, State.FieldStart);
                    break;
                case State.ShortLineFeed:
                    ExpectLineFeed(one, State.Complete);
                    break;
                case State.FieldStart:
                    if (one == '\r')
                        Step(State.EndLineFeed);
                    else if (one == '\n')
                        End(received, fields);
                    else
                        (nameStart, state) = (position, State.Name);
                    break;
                case State.EndLineFeed:
                    if (one == '\n')
                        End(received, fields);
                    else
                        Fail(HeadFault.BareCarriageReturn);
                    break;
                case State.Name:
                    if (!Skip(received, Token))
                        break;
                    nameLength = position - nameStart;
                    if (nameLength == 0 || received[position] != ':')
                    {
                        Fail(HeadFault.BadFieldName);
                        break;
                    }

                    isFolded = false;
                    Step(State.BeforeValue);
                    mark = position;
                    break;
                case State.BeforeValue:
                    if (IsBlank(one))
                        mark = ++position;
                    else
                        state = State.Value;
                    break;
                case State.Value:
                    if (!SkipTo(received, ValueEnd))
                        break;
                    if (received[position] == 0)
                        Fail(HeadFault.BadFieldValue);
                    else
                        Step(received[position] == '\r' ? State.ValueLineFeed : State.BehindValueLine);
                    break;
                case State.ValueLineFeed:
                    ExpectLineFeed(one, State.BehindValueLine);
                    break;
                default:
                    if (!IsBlank(one))
                    {
                        EndField(received, fields);
                        break;
                    }

                    isFolded = true;
                    state = Trim(received[mark..position]).IsEmpty ? State.BeforeValue : State.Value;
                    break;
            }
        }

        return state switch
        {
            State.Complete => HeadResult.Complete,
            State.Invalid => HeadResult.Invalid,
            _ => HeadResult.Partial,
        };
    }

    private void Step(State next)
    {
        position++;
        state = next;
    }

    private void Fail(HeadFault fault)
    {
        Fault = fault;
        state = State.Invalid;
    }

    private void ExpectLineFeed(byte one, State next)
    {
        if (one == '\n')
            Step(next);
        else
            Fail(HeadFault.BareCarriageReturn);
    }

    /// <summary>Goes to the first byte that is not one of these; false when there is none yet.</summary>
    private bool Skip(ReadOnlySpan<byte> received, System.Buffers.SearchValues<byte> values)
    {
        var length = received[position..].IndexOfAnyExcept(values);
        position = length < 0 ? received.Length : position + length;
        return length >= 0;
    }

    /// <summary>Goes to the first byte that is one of these; false when there is none yet.</summary>
    private bool SkipTo(ReadOnlySpan<byte> received, System.Buffers.SearchValues<byte> values)
    {
        var length = received[position..].IndexOfAny(values);
        position = length < 0 ? received.Length : position + length;
        return length >= 0;
    }

    private void EndShortLine(byte one)
    {
        IsShort = true;
        Step(one == '\r' ? State.ShortLineFeed : State.Complete);
    }

    private void EndTarget(ReadOnlySpan<byte> received)
    {
        targetLength = position - targetStart;
        var one = received[position];
        if (targetLength == 0 || !(IsBlank(one) || one is (byte)'\r' or (byte)'\n'))
            Fail(HeadFault.BadTarget);
        else if (IsConnect && !HostAgreement.IsConnectTarget(received[Target]))
            Fail(HeadFault.BadAuthority);
        else if (IsBlank(one))
            Step(State.BeforeVersion);
        else
            EndShortLine(one);
    }

    private void EndField(ReadOnlySpan<byte> received, Span<HeaderField> fields)
    {
        state = State.FieldStart;
        var value = received[mark..position];
        while (value.Length > 0 && IsFoldedBlank(value[^1]))
            value = value[..^1];
        var field = new HeaderField(nameStart, nameLength, mark, value.Length, isFolded && value.ContainsAny((byte)'\r', (byte)'\n'));
        if (FieldCount == fields.Length)
        {
            Fail(HeadFault.TooManyFields);
            return;
        }

        var name = received[field.Name];
        var isNew = name.Length switch
        {
            4 when System.Text.Ascii.EqualsIgnoreCase(name, "host"u8) => TakeHost(received, fields, ref field),
            14 when System.Text.Ascii.EqualsIgnoreCase(name, "content-length"u8) => TakeLength(value, ref field),
            17 when System.Text.Ascii.EqualsIgnoreCase(name, "transfer-encoding"u8) => TakeCodings(value),
            _ => true,
        };
        if (isNew && state != State.Invalid)
            fields[FieldCount++] = field;
    }

    private bool TakeHost(ReadOnlySpan<byte> received, Span<HeaderField> fields, ref HeaderField field)
    {
        var host = received[field.Value];
        if (hostField >= 0)
        {
            var first = fields[hostField];
            if (!System.Text.Ascii.EqualsIgnoreCase(host, received[first.Value]))
                Fail(HeadFault.ContradictoryHost);
            return false;
        }

        if (!HostAgreement.Agrees(host, received[Target], IsConnect, out var port))
            Fail(HeadFault.ContradictoryHost);
        hostField = FieldCount;
        field = field with { ValueLength = field.ValueLength - port };
        return true;
    }

    private bool TakeLength(ReadOnlySpan<byte> value, ref HeaderField field)
    {
        if (!Http1.ContentLength.TryRead(value, out var length, out var first) || (ContentLength >= 0 && ContentLength != length))
        {
            Fail(HeadFault.BadContentLength);
            return false;
        }

        ContentLength = length;
        if (lengthField >= 0)
            return false;
        lengthField = FieldCount;
        field = field with { ValueLength = first };
        return true;
    }

    private bool TakeCodings(ReadOnlySpan<byte> value)
    {
        if (!codings.TryAdd(value))
            Fail(HeadFault.BadTransferEncoding);
        return true;
    }

    private void End(ReadOnlySpan<byte> received, Span<HeaderField> fields)
    {
        if (!codings.IsGood)
        {
            Fail(HeadFault.BadTransferEncoding);
            return;
        }

        // A length beside chunks is how requests are smuggled: the chunks count (RFC 9112 6.3).
        if (codings.IsChunked && lengthField >= 0)
        {
            fields[(lengthField + 1)..FieldCount].CopyTo(fields[lengthField..]);
            FieldCount--;
            ContentLength = -1;
        }

        Step(State.Complete);
    }
}
