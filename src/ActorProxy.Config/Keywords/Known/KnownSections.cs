namespace ActorProxy.Config.Keywords.Known;

/// <summary>The sections that HAProxy knows.</summary>
internal static class KnownSections
{
    public static readonly KnownNames Names = new(
        "acme backend cache crt-store defaults fcgi-app frontend global healthcheck http-errors listen log-forward log-profile mailers namespace_list peers " +
        "program resolvers ring traces userlist");
}
