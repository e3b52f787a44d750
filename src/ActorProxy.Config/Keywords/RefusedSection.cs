using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords;

/// <summary>A section that was refused by name: its lines are passed over, since each would only repeat that.</summary>
internal sealed class RefusedSection : ISection
{
    public static readonly RefusedSection Instance = new();

    public void Parse(Statement statement)
    {
    }

    public void End()
    {
    }
}
