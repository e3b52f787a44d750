using System.Text;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Proxies;

namespace ActorProxy.Core.Samples.Converters;

/// <summary>Figures of the proxies and servers that values name (configuration.txt 7.3.1).</summary>
internal static class ProxyConverters
{
    /// <summary>Longer than the names of a proxy and a server may be together.</summary>
    private const int MostLetters = 1024;

    public static readonly ConverterDefinition[] All =
    [
        new("fe_exists", SampleType.Str, SampleType.Bool, static (context, _, ref sample) =>
        {
            Span<char> text = stackalloc char[MostLetters];
            sample.SetBool(TryRead(sample, text, out var length) && context.Proxies?.FindFrontend(text[..length]) is not null);
            return true;
        }),
        new("nbsrv", SampleType.Str, SampleType.SInt, static (context, _, ref sample) =>
        {
            Span<char> text = stackalloc char[MostLetters];
            if (!TryRead(sample, text, out var length) || context.Proxies?.FindBackend(text[..length]) is not { } backend)
                return false;
            sample.SetNumber(backend.UsableServers);
            return true;
        }),
        new("srv_is_up", SampleType.Str, SampleType.Bool, static (context, _, ref sample) =>
        {
            if (Server(context, sample) is not { } server)
                return false;
            sample.SetBool(server.IsUp);
            return true;
        }),
        new("srv_queue", SampleType.Str, SampleType.SInt, static (context, _, ref sample) =>
        {
            if (Server(context, sample) is not { } server)
                return false;
            sample.SetNumber(server.Queued);
            return true;
        }),
    ];

    /// <summary><c>backend/server</c>, or a server of the stream's backend.</summary>
    private static ServerFacts? Server(SampleContext context, in Sample sample)
    {
        Span<char> text = stackalloc char[MostLetters];
        if (!TryRead(sample, text, out var length))
            return null;
        text = text[..length];
        var slash = text.IndexOf('/');
        var backend = slash < 0 ? context.Stream?.Backend : context.Proxies?.FindBackend(text[..slash]);
        return backend?.Find(text[(slash + 1)..]);
    }

    private static bool TryRead(in Sample sample, Span<char> text, out int length) => Encoding.UTF8.TryGetChars(sample.Span, text, out length);
}
