using System.Text;
using ActorProxy.Cluster.Membership.Etcd;
using Xunit;

namespace ActorProxy.Tests.Cluster.Membership.Etcd;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(10_000)]
    public async Task Lines_are_the_same_however_they_come(int pieceBytes)
    {
        var longest = new string('x', 9000);
        Assert.Equal(["one", "two", longest, "four"], await ReadAsync($"one\n\r\n \ntwo\n{longest}\nfour\nrest", pieceBytes, 16 * 1024));
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_refused_and_one_that_just_fits_is_not()
    {
        var fits = new string('x', 8191);
        Assert.Equal([fits], await ReadAsync(fits + "\n", 100, 8192));
        await Assert.ThrowsAsync<EtcdException>(() => ReadAsync(fits + "xx\n", 100, 8192));
    }

    [Fact]
    public async Task Nothing_is_no_line() => Assert.Empty(await ReadAsync("", 1, 8192));

    private static async Task<List<string>> ReadAsync(string text, int pieceBytes, int mostBytes)
    {
        using var stream = new PiecewiseStream(Encoding.UTF8.GetBytes(text), pieceBytes);
        var reader = new LineReader(stream, mostBytes);
        var lines = new List<string>();
        while (await reader.NextAsync(TestContext.Current.CancellationToken) is { } line)
            lines.Add(Encoding.UTF8.GetString(line.Span));
        return lines;
    }

    /// <summary>Gives so many bytes at a time.</summary>
    private sealed class PiecewiseStream(byte[] bytes, int pieceBytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, pieceBytes)], cancellationToken);
    }
}
