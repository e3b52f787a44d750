namespace ActorProxy.Config.Model;

/// <summary><c>tcp-check send-lf</c> and <c>send-binary-lf</c>: what is sent is a log-format string, evaluated in each check.</summary>
/// <param name="IsBinary">What the format gives are pairs of hexadecimal digits.</param>
public sealed record TcpCheckSendFormatConfig(ConfigWord Format, bool IsBinary, string? Comment) : TcpCheckStepConfig(Comment);
