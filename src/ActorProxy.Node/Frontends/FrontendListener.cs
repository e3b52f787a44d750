using ActorProxy.Config.Model;
using ActorProxy.Core.Stats;
using ActorProxy.Engine.Listening;
using ActorProxy.Node.Admission;

namespace ActorProxy.Node.Frontends;

/// <summary>One address of one <c>bind</c> line of one generation, on a listening socket that outlives it.</summary>
/// <param name="Options">What the generation wants of the socket; set when it takes over.</param>
/// <param name="Gate">The line's own <c>maxconn</c>, for this address; outlives generations.</param>
public sealed record FrontendListener(Frontend Frontend, BindConfig Bind, ListeningSocket Socket, ListenerOptions Options, ListenerCounters Counters, AdmissionGate Gate, string Name, int Id)
{
    /// <summary>Takes a place for a connection here, at the frontend and in the process; returns the gate that is full, or null.</summary>
    internal AdmissionGate? Enter(AdmissionGate process)
    {
        if (!Gate.TryEnter())
            return Gate;
        if (!Frontend.Gate.TryEnter())
        {
            Gate.Leave();
            return Frontend.Gate;
        }

        if (process.TryEnter())
            return null;
        Frontend.Gate.Leave();
        Gate.Leave();
        return process;
    }

    /// <summary>Gives the places back that <see cref="Enter"/> took.</summary>
    internal void Leave(AdmissionGate process)
    {
        process.Leave();
        Frontend.Gate.Leave();
        Gate.Leave();
    }
}
