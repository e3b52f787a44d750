namespace ActorProxy.Config.Syntax;

/// <summary>Why a line could not be cut into words.</summary>
public enum SplitFault
{
    None,
    UnmatchedQuote,
    UnmatchedBrace,
    VariableName,
    Expansion,
    Hexadecimal,
    TooManyWords,
}
