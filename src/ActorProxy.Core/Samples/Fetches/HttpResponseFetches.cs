using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>What the fetches of HTTP responses say of a connection whose HTTP nobody handles: nothing (configuration.txt 7.3.6).</summary>
/// <remarks>A table of keywords. HAProxy takes them in <c>tcp-response content</c> as well, and never finds a value there.</remarks>
internal static class HttpResponseFetches
{
    private const SamplePlaces Heads = SamplePlaces.Response | SamplePlaces.Check;

    private static readonly ArgumentSpec Name = new(0, ArgumentKind.Text);
    private static readonly ArgumentSpec NameAndPlace = new(0, ArgumentKind.Text, ArgumentKind.Integer);

    public static readonly FetchDefinition[] All =
    [
        .. Nothing(SampleType.Str, SamplePlaces.ServerSide, ArgumentSpec.None, "res.ver resp_ver"),
        .. Nothing(SampleType.SInt, SamplePlaces.ServerSide, ArgumentSpec.None, "status txn.status server_status"),
        .. Nothing(SampleType.Str, Heads, NameAndPlace, "res.hdr res.fhdr shdr"),
        .. Nothing(SampleType.Address, Heads, NameAndPlace, "res.hdr_ip shdr_ip"),
        .. Nothing(SampleType.SInt, Heads, NameAndPlace, "res.hdr_val shdr_val"),
        .. Nothing(SampleType.SInt, Heads, Name, "res.hdr_cnt res.fhdr_cnt shdr_cnt"),
        .. Nothing(SampleType.Str, Heads, Name, "res.hdr_names res.cook_names"),
        .. Nothing(SampleType.Bin, Heads, ArgumentSpec.None, "res.hdrs res.hdrs_bin"),
        .. Nothing(SampleType.Str, Heads, Name, "res.cook scook"),
        .. Nothing(SampleType.SInt, Heads, Name, "res.cook_cnt res.cook_val scook_cnt scook_val"),
        .. Nothing(SampleType.Bin, Heads, ArgumentSpec.None, "res.body"),
        .. Nothing(SampleType.SInt, Heads, ArgumentSpec.None, "res.body_len res.body_size"),
    ];

    private static IEnumerable<FetchDefinition> Nothing(SampleType type, SamplePlaces places, ArgumentSpec arguments, string names) =>
        names.Split(' ').Select(name => new FetchDefinition(name, type, places, static (_, _, ref _) => false) { Arguments = arguments });
}
