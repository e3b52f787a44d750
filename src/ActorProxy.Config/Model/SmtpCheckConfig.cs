namespace ActorProxy.Config.Model;

/// <summary><c>option smtpchk</c>: greeting, hello and farewell, each of which the server must accept.</summary>
/// <param name="Hello"><c>HELO</c> or <c>EHLO</c>.</param>
/// <param name="Domain">What the check calls itself.</param>
public sealed record SmtpCheckConfig(string Hello, string Domain) : CheckProtocolConfig;
