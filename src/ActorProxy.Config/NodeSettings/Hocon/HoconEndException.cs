namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>Ends the reading of the whole document: a limit is reached, and the finding that says so is made.</summary>
internal sealed class HoconEndException : Exception;
