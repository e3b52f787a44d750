namespace ActorProxy.Config.Model;

/// <summary><c>option ssl-hello-chk</c>: a client hello of SSL 3.0, which must be answered by a hello or an alert.</summary>
public sealed record SslHelloCheckConfig : CheckProtocolConfig;
