namespace ActorProxy.CommandLine;

/// <summary>Where an option's argument stands.</summary>
internal enum OptionArgument
{
    None,

    /// <summary>The next word.</summary>
    Next,

    /// <summary>The rest of the same word, which may be empty.</summary>
    Attached,

    /// <summary>All following words up to one that begins with a dash; there may be none.</summary>
    Numbers,

    /// <summary>All words that are left.</summary>
    Rest,
}
