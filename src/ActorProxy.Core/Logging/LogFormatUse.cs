namespace ActorProxy.Core.Logging;

/// <summary>What a log-format makes.</summary>
public enum LogFormatUse
{
    /// <summary>A line of a log: what is not there is a dash, blanks are merged.</summary>
    Line,

    /// <summary>Any other text, such as a variable's: what is not there is nothing, blanks stay as they are.</summary>
    Text,
}
