using System.Text;
using ActorProxy.Http.Http1;
using Xunit;

namespace ActorProxy.Tests.Http1;

/// <summary>Heads as haproxy 2.6 takes and refuses them, but for NUL in values, sizes beyond 63 bits and targets of CONNECT, which are stricter.</summary>
public sealed class RequestHeadParserTests
{
    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.1|Host=a")]
    [InlineData("\r\n\n\r\nGET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1")]
    [InlineData("GET / HTTP/1.1\nHost: a\n\n", "GET / HTTP/1.1|Host=a")]
    [InlineData("GET \t /\t  HTTP/1.1\r\n\r\n", "GET / HTTP/1.1")]
    [InlineData("GET /\r\n", "GET / ")]
    [InlineData("GET / \n", "GET / ")]
    [InlineData("!#$%&'*+-.^_`|~09 /\"<>\\^`{|} HTTP/1.0\r\n\r\n", "!#$%&'*+-.^_`|~09 /\"<>\\^`{|} HTTP/1.0")]
    [InlineData("GET / RTSP/1.0\r\n\r\n", "GET / RTSP/1.0")]
    [InlineData("GET / HTTP/1.1\r\nA:b\r\nB: \t c \t \r\nC:\r\nD: x y\u007f\u00ff\r\n\r\n", "GET / HTTP/1.1|A=b|B=c|C=|D=x y\u007f\u00ff")]
    [InlineData("GET / HTTP/1.1\r\nA: b\r\n c\r\n\td\r\nB: x\r\n\r\n", "GET / HTTP/1.1|A~b\r\n c\r\n\td|B=x")]
    [InlineData("GET / HTTP/1.1\r\nA:\r\n b\r\n \r\nB:\r\n \r\n\r\n", "GET / HTTP/1.1|A=b|B=")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nHost: A\r\n\r\n", "GET / HTTP/1.1|Host=a")]
    [InlineData("GET http://u:p@h:8/x HTTP/1.1\r\nHost: h:8\r\n\r\n", "GET http://u:p@h:8/x HTTP/1.1|Host=h:8")]
    [InlineData("GET http://a:80/ HTTP/1.1\r\nHost: a\r\n\r\n", "GET http://a:80/ HTTP/1.1|Host=a")]
    [InlineData("GET https://a/ HTTP/1.1\r\nHost: a:443\r\n\r\n", "GET https://a/ HTTP/1.1|Host=a:443")]
    [InlineData("GET http://a/ HTTP/1.1\r\nHost: a:\r\n\r\n", "GET http://a/ HTTP/1.1|Host=a:")]
    [InlineData("CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n", "CONNECT a:80 HTTP/1.1|Host=a")]
    [InlineData("CONNECT a:81 HTTP/1.1\r\nHost: a:81\r\n\r\n", "CONNECT a:81 HTTP/1.1|Host=a:81")]
    [InlineData("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS * HTTP/1.1|Host=a")]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 5 , 05\r\nX: y\r\ncontent-length: 5\r\n\r\n", "POST / HTTP/1.1|Content-Length=5|X=y|#5")]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 9223372036854775807\r\n\r\n", "POST / HTTP/1.1|Content-Length=9223372036854775807|#9223372036854775807")]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\nTransfer-Encoding: ,CHUNKED,\r\n\r\n", "POST / HTTP/1.1|Transfer-Encoding=gzip|Transfer-Encoding=,CHUNKED,|chunked")]
    [InlineData("POST / HTTP/1.1\r\nA: 1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nB: 2\r\n\r\n", "POST / HTTP/1.1|A=1|Transfer-Encoding=chunked|B=2|chunked")]
    public void Good_heads_are_read(string head, string expected)
    {
        foreach (var step in new[] { int.MaxValue, 1, 7 })
        {
            var (result, parser, fields) = Read(head + (head.EndsWith("\n\r\n", StringComparison.Ordinal) ? "GET body" : ""), step);
            Assert.Equal(HeadResult.Complete, result);
            Assert.Equal(head.Length, parser.Position);
            Assert.Equal(expected, Describe(head, parser, fields));
        }
    }

    /// <summary>The last byte of each is the one that makes it wrong.</summary>
    [Theory]
    [InlineData("\rG", HeadFault.BareCarriageReturn)]
    [InlineData(" ", HeadFault.BadMethod)]
    [InlineData("\u0016", HeadFault.BadMethod)]
    [InlineData("G(", HeadFault.BadMethod)]
    [InlineData("GET\r", HeadFault.MissingTarget)]
    [InlineData("GET \n", HeadFault.MissingTarget)]
    [InlineData("GET /\u0001", HeadFault.BadTarget)]
    [InlineData("GET /\u0080", HeadFault.BadTarget)]
    [InlineData("GET /a#", HeadFault.BadTarget)]
    [InlineData("GET \u007f", HeadFault.BadTarget)]
    [InlineData("GET / h", HeadFault.BadVersion)]
    [InlineData("GET / HTTP/1.1 ", HeadFault.BadVersion)]
    [InlineData("GET / HTTP/1.1\rX", HeadFault.BareCarriageReturn)]
    [InlineData("CONNECT a ", HeadFault.BadAuthority)]
    [InlineData("CONNECT a: ", HeadFault.BadAuthority)]
    [InlineData("CONNECT :80 ", HeadFault.BadAuthority)]
    [InlineData("CONNECT / ", HeadFault.BadAuthority)]
    [InlineData("CONNECT http://a:80 ", HeadFault.BadAuthority)]
    [InlineData("GET / HTTP/1.1\r\n ", HeadFault.BadFieldName)]
    [InlineData("GET / HTTP/1.1\r\n:", HeadFault.BadFieldName)]
    [InlineData("GET / HTTP/1.1\r\nA ", HeadFault.BadFieldName)]
    [InlineData("GET / HTTP/1.1\r\nA\r", HeadFault.BadFieldName)]
    [InlineData("GET / HTTP/1.1\r\nA\u0080", HeadFault.BadFieldName)]
    [InlineData("GET / HTTP/1.1\r\nA: b\rc", HeadFault.BareCarriageReturn)]
    [InlineData("GET / HTTP/1.1\r\nA: b\r\n\rX", HeadFault.BareCarriageReturn)]
    [InlineData("GET / HTTP/1.1\r\nA: b\0", HeadFault.BadFieldValue)]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r", HeadFault.ContradictoryHost)]
    [InlineData("GET http://a/ HTTP/1.1\r\nHost: b\r\n\r", HeadFault.ContradictoryHost)]
    [InlineData("GET http://a:8080/ HTTP/1.1\r\nHost: a\r\n\r", HeadFault.ContradictoryHost)]
    [InlineData("GET http://a:80/ HTTP/1.1\r\nHost: a:443\r\n\r", HeadFault.ContradictoryHost)]
    [InlineData("GET https://a:80/ HTTP/1.1\r\nHost: a\r\n\r", HeadFault.ContradictoryHost)]
    [InlineData("GET a/b HTTP/1.1\r\nHost: a\r\n\r", HeadFault.ContradictoryHost)]
    [InlineData("CONNECT a:80 HTTP/1.1\r\nHost: a:443\r\n\r", HeadFault.ContradictoryHost)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: x\r\n\r", HeadFault.BadContentLength)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length:\r\n\r", HeadFault.BadContentLength)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: +5\r\n\r", HeadFault.BadContentLength)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 5 5\r\n\r", HeadFault.BadContentLength)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 5,6\r\n\r", HeadFault.BadContentLength)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 5,\r\n\r", HeadFault.BadContentLength)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r", HeadFault.BadContentLength)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 9223372036854775808\r\n\r", HeadFault.BadContentLength)]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: chunked, gzip\r\n\r", HeadFault.BadTransferEncoding)]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r", HeadFault.BadTransferEncoding)]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", HeadFault.BadTransferEncoding)]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding:\r\n\r\n", HeadFault.BadTransferEncoding)]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: chunked;a=b\r\n\r\n", HeadFault.BadTransferEncoding)]
    public void Bad_heads_are_refused_at_their_first_wrong_byte(string head, HeadFault fault)
    {
        foreach (var step in new[] { int.MaxValue, 1 })
        {
            var (result, parser, _) = Read(head + "\r\nmore", step);
            Assert.Equal((HeadResult.Invalid, fault), (result, parser.Fault));
            Assert.Equal(head.Length - 1, parser.Position);
        }

        Assert.Equal(HeadResult.Partial, Read(head[..^1], int.MaxValue).Result);
    }

    [Theory]
    [InlineData(20, HeadResult.Complete)]
    [InlineData(21, HeadResult.Invalid)]
    public void There_are_as_many_fields_as_the_caller_has_room_for(int fields, HeadResult expected)
    {
        var (result, parser, _) = Read($"GET / HTTP/1.1\r\n{string.Concat(Enumerable.Repeat("A: b\r\n", fields))}\r\n", int.MaxValue);
        Assert.Equal(expected, result);
        Assert.Equal(fields > 20 ? HeadFault.TooManyFields : HeadFault.None, parser.Fault);
    }

    [Fact]
    public void A_reset_parser_reads_another_head()
    {
        var fields = new HeaderField[4];
        var parser = default(RequestHeadParser);
        Assert.Equal(HeadResult.Invalid, parser.Read("POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"u8, fields));
        parser.Reset();
        Assert.Equal(HeadResult.Complete, parser.Read("GET / HTTP/1.1\r\nHost: a\r\n\r\n"u8, fields));
        Assert.Equal((1, HeadFault.None, -1L), (parser.FieldCount, parser.Fault, parser.ContentLength));
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        var fields = new HeaderField[10];
        var head = "GET http://a/b?c HTTP/1.1\r\nHost: a\r\nAccept: */*\r\n x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n"u8.ToArray();
        ReadOften(head, fields, 50);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ReadOften(head, fields, 100);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void ReadOften(byte[] head, HeaderField[] fields, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var parser = default(RequestHeadParser);
            Assert.True(parser.Read(head, fields) == HeadResult.Complete);
        }
    }

    private static (HeadResult Result, RequestHeadParser Parser, HeaderField[] Fields) Read(string head, int step)
    {
        var bytes = Encoding.Latin1.GetBytes(head);
        var fields = new HeaderField[20];
        var parser = default(RequestHeadParser);
        var result = HeadResult.Partial;
        for (var length = Math.Min(step, bytes.Length); result == HeadResult.Partial; length = (int)Math.Min((long)length + step, bytes.Length))
        {
            result = parser.Read(bytes.AsSpan(0, length), fields);
            if (length == bytes.Length)
                break;
        }

        return (result, parser, fields);
    }

    private static string Describe(string head, RequestHeadParser parser, HeaderField[] fields)
    {
        var text = new StringBuilder($"{head[parser.Method]} {head[parser.Target]} {head[parser.Version]}");
        foreach (var field in fields[..parser.FieldCount])
            text.Append($"|{head[field.Name]}{(field.IsFolded ? '~' : '=')}{head[field.Value]}");
        if (parser.ContentLength >= 0)
            text.Append($"|#{parser.ContentLength}");
        return text.Append(parser.IsChunked ? "|chunked" : "").ToString();
    }
}
