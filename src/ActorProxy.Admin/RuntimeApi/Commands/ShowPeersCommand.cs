using System.Collections.Immutable;
using ActorProxy.Node.Peers;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>show peers</c>: the <c>peers</c> sections, their peers, and how far each has been told of each table.</summary>
/// <remarks>With <c>dict</c> also the words that sessions know by numbers; <c>-</c> stands before a section of that name.</remarks>
internal sealed class ShowPeersCommand : RuntimeCommand
{
    public override string Words => "show peers";
    public override string Usage => "show peers [dict|-] [<section>] [json]";
    public override string Summary => "show the peers sections, their peers and what is shared with them";

    public override async ValueTask RunAsync(CommandCall call)
    {
        var (arguments, isJson, hasWords) = (call.Arguments, call.Arguments.Count > 0 && call.Arguments[^1] == "json", call.Argument(0) == "dict");
        var first = call.Argument(0) is "dict" or "-" ? 1 : 0;
        var name = arguments.Count - (isJson ? 1 : 0) > first ? arguments[first] : null;
        var sections = await call.Node.PeersAsync();
        if (name is not null && !sections.Any(one => one.Name == name))
        {
            await call.Fail("No such peers");
            return;
        }

        ImmutableArray<PeersSnapshot> wanted = [.. sections.Where(one => name is null || one.Name == name)];
        if (isJson)
            call.Answer.WriteLine(PeersReport.Json(wanted, hasWords));
        else
            foreach (var section in wanted)
                call.Answer.WriteLine(PeersReport.Text(section, hasWords));
    }
}
