using ActorProxy.Core.Addresses;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Rules.Actions;

/// <summary><c>set-src</c>, <c>set-dst</c> and their ports: replace the client's address, or the one that it connected to.</summary>
/// <remarks>Whichever half is not set stays as it was. A connection without an internet address gets 0.0.0.0 with a port.</remarks>
/// <param name="isTransport">By a rule on connections: it stands for what the kernel says, also for <c>fc_src</c> and <c>fc_dst</c>.</param>
internal sealed class SetAddressAction(SampleExpression value, bool isPort, bool isSource, bool isTransport) : RuleAction
{
    public static readonly ActionDefinition[] All =
    [
        new("set-src", RuleSets.Request, static reader => Read(reader, isPort: false, isSource: true)),
        new("set-dst", RuleSets.Request, static reader => Read(reader, isPort: false, isSource: false)),
        new("set-src-port", RuleSets.Request, static reader => Read(reader, isPort: true, isSource: true)),
        new("set-dst-port", RuleSets.Request, static reader => Read(reader, isPort: true, isSource: false)),
    ];

    public override RuleVerdict Apply(RuleContext context)
    {
        var sample = default(Sample);
        if (context.Samples.Client is not { } client || !value.Evaluate(context.Samples, TypeOf(isPort), ref sample))
            return RuleVerdict.Continue;
        var old = isSource ? client.Source : client.Destination;
        Set(client, isPort ? WithPort(old, (ushort)sample.Number) : sample.Address.WithPort(old.Port));
        return RuleVerdict.Continue;
    }

    private void Set(ClientFacts client, NetworkAddress address)
    {
        switch (isSource, isTransport)
        {
            case (true, true):
                client.TransportSource = address;
                break;
            case (true, false):
                client.Source = address;
                break;
            case (false, true):
                client.TransportDestination = address;
                break;
            default:
                client.Destination = address;
                break;
        }
    }

    private static NetworkAddress WithPort(NetworkAddress address, int port) => address.IsInternet ? address.WithPort(port) : NetworkAddress.IPv4(0, port);

    private static SampleType TypeOf(bool isPort) => isPort ? SampleType.SInt : SampleType.Address;

    private static SetAddressAction? Read(ActionReader reader, bool isPort, bool isSource) => reader.TakeExpression(TypeOf(isPort)) is { } value
        ? new SetAddressAction(value, isPort, isSource, reader.Scope.Places == SamplePlaces.FrontendConnection)
        : null;
}
