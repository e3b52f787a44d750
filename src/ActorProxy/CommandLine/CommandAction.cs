namespace ActorProxy.CommandLine;

/// <summary>What the process is asked to do, decided by the command line alone.</summary>
internal enum CommandAction
{
    /// <summary>Load the configuration and serve.</summary>
    Run,

    /// <summary><c>-c</c>: load the configuration, say what is wrong with it, end.</summary>
    CheckConfiguration,

    /// <summary><c>-cc</c>: evaluate one condition, end.</summary>
    EvaluateCondition,

    /// <summary><c>-v</c>.</summary>
    ShowVersion,

    /// <summary><c>-vv</c>.</summary>
    ShowBuild,

    /// <summary><c>--help</c>.</summary>
    ShowUsage,

    /// <summary><c>demo</c>: serve a generated configuration with built-in servers behind it.</summary>
    Demo,
}
