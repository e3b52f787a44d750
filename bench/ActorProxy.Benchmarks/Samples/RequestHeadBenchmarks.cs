using ActorProxy.Http.Http1;
using BenchmarkDotNet.Attributes;

namespace ActorProxy.Benchmarks.Samples;

/// <summary>Reading the head of a browser's request, as once for each connection whose rules look at one.</summary>
[MemoryDiagnoser]
public class RequestHeadBenchmarks
{
    private readonly HeaderField[] _fields = new HeaderField[100];

    public static ReadOnlySpan<byte> Request =>
        "GET /img/logo.png?size=32x32&v=7 HTTP/1.1\r\nHost: shop.example.org\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0\r\nAccept: image/avif,image/webp,*/*\r\nAccept-Language: en-US,en;q=0.5\r\nAccept-Encoding: gzip, deflate, br\r\nConnection: keep-alive\r\nCookie: session=0123456789abcdef; theme=dark\r\nReferer: https://shop.example.org/\r\n\r\n"u8;

    [Benchmark]
    public HeadResult Read()
    {
        var parser = default(RequestHeadParser);
        return parser.Read(Request, _fields);
    }
}
