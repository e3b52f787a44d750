using ActorProxy.Core.Addresses;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Rules.Actions;

/// <summary><c>set-src-port</c> and <c>set-dst-port</c>: replace a port. A connection without an internet address gets 0.0.0.0 with it.</summary>
internal sealed class SetPortAction(SampleExpression port, bool isSource, bool isTransport) : RuleAction
{
    public static readonly ActionDefinition[] All =
    [
        new("set-src-port", RuleSets.Request, static reader => Read(reader, isSource: true)),
        new("set-dst-port", RuleSets.Request, static reader => Read(reader, isSource: false)),
    ];

    public override RuleVerdict Apply(RuleContext context)
    {
        var sample = default(Sample);
        if (context.Samples.Client is not { } client || !port.Evaluate(context.Samples, SampleType.SInt, ref sample))
            return RuleVerdict.Continue;
        var value = (ushort)sample.Number;
        ClientEnds.Set(client, isSource, isTransport, WithPort(isSource ? client.Source : client.Destination, value));
        return RuleVerdict.Continue;
    }

    private static NetworkAddress WithPort(NetworkAddress address, int port) => address.IsInternet ? address.WithPort(port) : NetworkAddress.IPv4(0, port);

    private static SetPortAction? Read(ActionReader reader, bool isSource)
        => reader.TakeExpression(SampleType.SInt) is { } port ? new SetPortAction(port, isSource, reader.Scope.Places == SamplePlaces.FrontendConnection) : null;
}
