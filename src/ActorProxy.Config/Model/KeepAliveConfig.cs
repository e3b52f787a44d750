namespace ActorProxy.Config.Model;

/// <summary>TCP keep-alive of one side (<c>option tcpka|clitcpka|srvtcpka</c> and their <c>-cnt</c>, <c>-idle</c>, <c>-intvl</c>).</summary>
/// <remarks>Null fields leave the system's value.</remarks>
public sealed record KeepAliveConfig(int? Count = null, TimeSpan? Idle = null, TimeSpan? Interval = null);
