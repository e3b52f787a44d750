using System.Collections.Immutable;
using ActorProxy.Node.Peers;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>show peers</c>: the <c>peers</c> sections, their peers, and how far each has been told of each table.</summary>
internal sealed class ShowPeersCommand : RuntimeCommand
{
    public override string Words => "show peers";
    public override string Usage => "show peers [<section>] [json]";
    public override string Summary => "show the peers sections, their peers and what is shared with them";

    public override async ValueTask RunAsync(CommandCall call)
    {
        if (call.Argument(0) is "dict" or "-")
        {
            await call.Fail("The numbers that sessions give to words are not shown; write 'show peers [<section>] [json]'.");
            return;
        }

        var isJson = call.Arguments.Count > 0 && call.Arguments[^1] == "json";
        var name = call.Arguments.Count - (isJson ? 1 : 0) > 0 ? call.Argument(0) : null;
        var sections = await call.Node.PeersAsync();
        if (name is not null && !sections.Any(one => one.Name == name))
        {
            await call.Fail("No such peers");
            return;
        }

        ImmutableArray<PeersSnapshot> wanted = [.. sections.Where(one => name is null || one.Name == name)];
        if (isJson)
            call.Answer.WriteLine(PeersReport.Json(wanted));
        else
            foreach (var section in wanted)
                call.Answer.WriteLine(PeersReport.Text(section));
    }
}
