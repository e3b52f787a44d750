namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>One value of a concatenation.</summary>
/// <param name="IsBlank">Whitespace that was written without quotes.</param>
internal readonly record struct JoinedPart(HoconValue Value, bool IsBlank);
