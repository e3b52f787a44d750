using System.Globalization;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>show generations</c>: the current configuration and the older ones that still have connections.</summary>
internal sealed class ShowGenerationsCommand : RuntimeCommand
{
    public override string Words => "show generations";
    public override string Summary => "show the current configuration and the older ones that still have connections";

    public override async ValueTask RunAsync(CommandCall call)
    {
        var now = call.Node.Services.Clock.GetUtcNow();
        call.Answer.WriteLine("# generation age_s current connections");
        foreach (var generation in await call.Node.GenerationsAsync())
            call.Answer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{generation.Number} {(long)(now - generation.AcceptedAt).TotalSeconds} {(generation.IsCurrent ? 1 : 0)} {generation.Connections}"));
    }
}
