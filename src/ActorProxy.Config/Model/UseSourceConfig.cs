namespace ActorProxy.Config.Model;

/// <summary>The <c>usesrc</c> part of a <c>source</c> line: needs the kernel's transparent proxying.</summary>
public sealed record UseSourceConfig(UseSourceKind Kind, AddressConfig? Address = null);
