namespace ActorProxy.ProcessLife;

/// <summary>What the proxy does on a signal.</summary>
internal enum SignalAction
{
    /// <summary>Read the configuration again and go on with it, if it is good.</summary>
    Reload,

    /// <summary>Stop listening, end when the last connection ends.</summary>
    SoftStop,

    /// <summary>End at once, connections or not.</summary>
    StopNow,

    /// <summary>Stop listening for a while, so that another process can bind.</summary>
    Pause,

    /// <summary>Listen again.</summary>
    Resume,

    /// <summary>Say how much memory is in use.</summary>
    ReportMemory,
}
