using ActorProxy.Config.Keywords;
using ActorProxy.Core.Acls;
using ActorProxy.Core.Samples.Fetches;

namespace ActorProxy.Core.Samples.Expressions;

/// <summary>Every sample fetch that works.</summary>
public static class FetchTable
{
    public static readonly KeywordTable<FetchDefinition> Table = new(
        static one => one.Name,
        AclFetches.All,
        CaptureFetches.All,
        ConstantFetches.All,
        ProcessFetches.All,
        DateFetches.All,
        RandomFetches.All,
        FrontendFetches.All,
        BackendFetches.All,
        ServerFetches.All,
        TrackedFetches.All,
        SourceTableFetches.All,
        ClientFetches.All,
        HandshakeFetches.All,
        TcpInfoFetches.All,
        ServerConnectionFetches.All,
        StreamFetches.All,
        TimerFetches.All,
        PlainTlsFetches.All,
        PayloadFetches.All,
        TlsHelloFetches.All,
        RdpFetches.All,
        DistccFetches.All,
        HttpRequestLineFetches.All,
        HttpTargetFetches.All,
        HttpParameterFetches.All,
        HttpFieldFetches.All,
        HttpFieldListFetches.All,
        HttpCookieFetches.All,
        HttpAuthorizationFetches.All,
        HttpBodyFetches.All,
        HttpResponseFetches.All);
}
