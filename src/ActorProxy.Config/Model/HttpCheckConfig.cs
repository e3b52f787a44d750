using System.Collections.Immutable;

namespace ActorProxy.Config.Model;

/// <summary><c>option httpchk</c> in its simple form, with <c>http-check send</c> and <c>http-check expect</c>.</summary>
/// <param name="Version">As sent: <c>HTTP/1.0</c> unless the configuration says otherwise.</param>
/// <param name="Expect">Null means any status from 200 to 399.</param>
public sealed record HttpCheckConfig(string Method, string Uri, string Version, ImmutableArray<KeyValuePair<string, string>> Headers, string? Body, HttpExpectConfig? Expect, bool DisableOn404) : CheckProtocolConfig;
