using ActorProxy.Core.Samples.Proxies;
using ActorProxy.Core.Samples.Variables;
using ActorProxy.Core.StickTables;

namespace ActorProxy.Core.Samples;

/// <summary>What an expression can look at while it is evaluated: the process, a client's session, its stream.</summary>
/// <remarks>
/// Belongs to one event loop. The node's connections, its checks and its runtime API each fill in what they know; what they don't know stays
/// at "not there", and the fetches that need it find nothing.
/// </remarks>
public abstract class SampleContext
{
    /// <summary>What every expression of the node can look at.</summary>
    public abstract ProcessFacts Process { get; }

    /// <summary>Where computed values live; see there for how long.</summary>
    public abstract SampleScratch Scratch { get; }

    /// <summary>No more data will come: what may change does not any more.</summary>
    public bool IsFinal { get; set; }

    /// <summary>Whose bytes payload fetches look at, unless they name a side.</summary>
    public SampleDirection Direction { get; set; }

    /// <summary>The proxies that values can name; null where there are none.</summary>
    public virtual ProxyDirectory? Proxies => null;

    /// <summary>The client's connection; null in checks and in the configuration.</summary>
    public virtual ClientFacts? Client => null;

    /// <summary>The client's stream; null before there is one.</summary>
    public virtual StreamFacts? Stream => null;

    /// <summary>The entries of stick tables that the client's connection is counted in; null while there are none.</summary>
    public virtual TrackedCounters? Tracked => null;

    /// <summary>As <see cref="Tracked"/>, made when there is none; null where nothing can be tracked.</summary>
    public virtual TrackedCounters? Track() => null;

    /// <summary>What was received and not passed on yet, in the given direction.</summary>
    public virtual ReadOnlyMemory<byte> Payload(SampleDirection direction) => default;

    /// <summary>Nothing more can come in that direction: the sender has ended it, or the buffer is full.</summary>
    public virtual bool IsPayloadComplete(SampleDirection direction) => true;

    /// <summary>The variables of a scope; null where the scope has no meaning.</summary>
    public virtual VariableSet? Variables(VariableScope scope) => scope == VariableScope.Process ? Process.Variables : null;
}
