namespace ActorProxy.Cluster.Membership.Etcd;

/// <summary>Cuts a stream into lines: a watch sends one message in each.</summary>
/// <param name="mostBytes">Of a line: a longer one is an <see cref="EtcdException"/>.</param>
internal sealed class LineReader(Stream stream, int mostBytes)
{
    private byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;

    /// <summary>Null at the stream's end. Valid until the next call.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken end)
    {
        var searched = _start;
        while (true)
        {
            if (_buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n') is >= 0 and var found)
            {
                var line = _buffer.AsMemory(_start, searched + found - _start);
                _start = searched + found + 1;
                if (line.Span.Trim("\r "u8).IsEmpty)
                {
                    searched = _start;
                    continue;
                }

                return line;
            }

            MakeRoom();
            searched = _end;
            var count = await stream.ReadAsync(_buffer.AsMemory(_end), end).ConfigureAwait(false);
            if (count == 0)
                return null;
            _end += count;
        }
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end < _buffer.Length)
            return;
        if (_buffer.Length >= mostBytes)
            throw new EtcdException("what it answers is no answer of etcd");
        Array.Resize(ref _buffer, _buffer.Length * 2);
    }
}
