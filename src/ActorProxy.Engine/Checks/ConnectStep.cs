using ActorProxy.Config.Model;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Engine.Checks;

/// <summary>Closes the connection, if there is one, and opens another.</summary>
/// <param name="Port">Null for the check's own.</param>
/// <param name="Address">Null for the check's own.</param>
/// <param name="SendsProxy">A PROXY protocol header goes first, whatever the server's line says.</param>
/// <param name="UsesServerOptions">A header goes first if the server's line says so.</param>
/// <param name="Linger">The connection is closed in order, not reset.</param>
/// <param name="PortExpression">Gives the port of each check; without a value it is the check's own.</param>
public sealed record ConnectStep(int? Port, AddressConfig? Address, bool SendsProxy, bool UsesServerOptions, bool Linger, string? Comment, SampleExpression? PortExpression = null) : CheckStep(Comment)
{
    /// <summary>The connection that a check opens when its script does not begin with one.</summary>
    public static ConnectStep Initial { get; } = new(null, null, SendsProxy: false, UsesServerOptions: true, Linger: false, null);

    /// <summary>The connection of the ready-made conversations: as the server's line says, and closed in order.</summary>
    public static ConnectStep Orderly { get; } = Initial with { Linger = true };

    /// <summary>The step with the port that its expression gives now.</summary>
    internal ConnectStep At(CheckContext context)
    {
        if (PortExpression is null)
            return this;
        var sample = default(Sample);
        (int Piece, int Used) mark = context.Scratch.Mark;
        bool hasPort = PortExpression.Evaluate(context, SampleType.SInt, ref sample) && sample.Number != 0;
        context.Scratch.Reset(mark);

        // A number that is no port is cut to one, as HAProxy does: the connection shows the mistake.
        return hasPort ? this with { Port = (ushort)sample.Number } : this;
    }

    public override string Name => Port is { } port ? $"connect port {port}" : "connect";
}
