using ActorProxy.Config.Model;

namespace ActorProxy.Engine.Checks;

/// <summary>How long a check may take (configuration.txt, <c>timeout check</c>).</summary>
/// <param name="InterMs">The time between two checks of this server; the whole of a check, unless <paramref name="CheckMs"/> is set.</param>
/// <param name="ConnectMs"><c>timeout connect</c>: bounds the connection when <paramref name="CheckMs"/> is set.</param>
/// <param name="CheckMs"><c>timeout check</c>: counts from the connection on; null when it is not set.</param>
public readonly record struct CheckTimeouts(long InterMs, long? ConnectMs = null, long? CheckMs = null)
{
    public static CheckTimeouts Of(ServerCheckConfig check, BackendConfig backend) => Of(check.Inter, backend);

    /// <param name="inter"><c>inter</c>, or <c>agent-inter</c>.</param>
    public static CheckTimeouts Of(TimeSpan inter, BackendConfig backend) => new(
        (long)inter.TotalMilliseconds, (long?)backend.ConnectTimeout?.TotalMilliseconds, (long?)backend.CheckTimeout?.TotalMilliseconds);

    /// <summary>From the beginning of a connection.</summary>
    internal long UntilConnectedMs => CheckMs is not null && ConnectMs is { } connect ? Math.Min(connect, InterMs) : InterMs;
}
