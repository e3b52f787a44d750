using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Rules.Actions;

/// <summary><c>set-src</c> and <c>set-dst</c>: replace the client's address, or the one that it connected to. The port stays, where there was one.</summary>
internal sealed class SetAddressAction(SampleExpression address, bool isSource, bool isTransport) : RuleAction
{
    public static readonly ActionDefinition[] All =
    [
        new("set-src", RuleSets.Request, static reader => Read(reader, isSource: true)),
        new("set-dst", RuleSets.Request, static reader => Read(reader, isSource: false)),
    ];

    public override RuleVerdict Apply(RuleContext context)
    {
        var sample = default(Sample);
        if (context.Samples.Client is not { } client || !address.Evaluate(context.Samples, SampleType.Address, ref sample))
            return RuleVerdict.Continue;
        ClientEnds.Set(client, isSource, isTransport, sample.Address.WithPort((isSource ? client.Source : client.Destination).Port));
        return RuleVerdict.Continue;
    }

    private static SetAddressAction? Read(ActionReader reader, bool isSource)
        => reader.TakeExpression(SampleType.Address) is { } address ? new SetAddressAction(address, isSource, reader.Scope.Places == SamplePlaces.FrontendConnection) : null;
}
