using ActorProxy.Config.Model;

namespace ActorProxy.Core.Stats.Reports;

/// <summary>The words of the <c>mode</c> column.</summary>
internal static class StatModes
{
    public static string NameOf(ProxyMode mode) => mode == ProxyMode.Http ? "http" : "tcp";
}
