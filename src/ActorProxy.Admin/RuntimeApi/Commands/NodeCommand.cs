using System.Text;
using System.Text.Json.Nodes;
using ActorProxy.Admin.RuntimeApi.Sessions;
using ActorProxy.Cluster.Membership;
using ActorProxy.Config.Model;
using ActorProxy.Core.Membership;
using ActorProxy.Node.Peers;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>@NAME command</c> and <c>@all command</c>: has nodes of the cluster run a command, and passes on what they answer.</summary>
/// <remarks>Each answer of <c>@all</c> follows a line <c># NAME</c>; of a command that ends with <c>json</c> each is one line, an object with the node's name.</remarks>
internal sealed class NodeCommand(RuntimeApiContext context, SessionSettings session, AnswerWriter answer)
{
    private const string All = "all";

    /// <summary>A node may need so long to read a large configuration.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async ValueTask RunAsync(string name, IEnumerable<string> words, bool hasPayload)
    {
        var command = string.Join(' ', words.Select(Escaped));
        if (Refusal(name, command, hasPayload) is { } reason)
        {
            answer.Say(MessageSeverity.Error, reason);
            return;
        }

        var members = context.Options.Membership()!.Members;
        var asked = name == All ? members.Where(static one => one.State != MemberState.Left).ToArray() : [.. members.Where(one => one.Name == name)];
        if (asked.Length == 0)
            answer.Say(MessageSeverity.Error, $"There is no node '{name}' in the cluster; known: {string.Join(", ", members.Select(static one => one.Name))}.");
        else if (name != All)
            await PassOnAsync(asked[0], command);
        else if (command.EndsWith(" json", StringComparison.Ordinal))
            await CollectAsync(asked, command);
        else
            await PassOnAsync(asked, command);
    }

    /// <summary>As a word of a command is written.</summary>
    private static string Escaped(string word) => string.Concat(word.Select(static letter => letter is '\\' or ' ' or ';' or '\t' ? $"\\{letter}" : letter.ToString()));

    private string? Refusal(string name, string command, bool hasPayload)
    {
        if (session.Level < AdminLevel.Admin)
            return "Permission denied";
        if (session.IsOfNode)
            return "A command of another node is not passed on.";
        if (context.Options.Membership() is null)
            return $"This node is in no cluster, so that there is no '@{name}'.";
        if (hasPayload)
            return "A command with a payload can't be sent to other nodes.";
        return command.Length == 0 ? $"'@{name}' needs a command behind it." : null;
    }

    private async ValueTask PassOnAsync(MemberSnapshot[] asked, string command)
    {
        foreach (var one in asked)
        {
            answer.WriteLine($"# {one.Name}");
            await PassOnAsync(one, command);
            answer.Write("\n");
            await answer.FlushAsync();
        }
    }

    private async ValueTask PassOnAsync(MemberSnapshot one, string command)
    {
        // The empty line that ends an answer is the session's own.
        var heldBack = 0;
        var failure = await CallAsync(one, command, async piece =>
        {
            var text = piece.Span;
            var ends = text.Length - text.TrimEnd((byte)'\n').Length;
            if (ends < text.Length)
                Put(ref heldBack);
            heldBack += ends;
            answer.Write(Encoding.UTF8.GetString(text[..^ends]));
            await answer.FlushIfLongAsync();
        });
        if (heldBack > 0)
            answer.Write("\n");
        if (failure is not null)
            answer.Say(MessageSeverity.Error, Failed(one, failure));

        void Put(ref int ends)
        {
            answer.Write(new string('\n', ends));
            ends = 0;
        }
    }

    private async ValueTask CollectAsync(MemberSnapshot[] asked, string command)
    {
        foreach (var one in asked)
        {
            var collected = new MemoryStream();
            var failure = await CallAsync(one, command, piece =>
            {
                collected.Write(piece.Span);
                return default;
            });
            answer.WriteLine(Line(one, failure, collected).ToJsonString());
            await answer.FlushIfLongAsync();
        }
    }

    private static JsonObject Line(MemberSnapshot one, string? failure, MemoryStream collected)
    {
        if (failure is not null)
            return new JsonObject { ["node"] = one.Name, ["error"] = failure };
        try
        {
            return new JsonObject { ["node"] = one.Name, ["answer"] = JsonNode.Parse(collected.ToArray()) };
        }
        catch (System.Text.Json.JsonException)
        {
            return new JsonObject { ["node"] = one.Name, ["error"] = Encoding.UTF8.GetString(collected.ToArray()).Trim() };
        }
    }

    private async Task<string?> CallAsync(MemberSnapshot one, string command, Func<ReadOnlyMemory<byte>, ValueTask> onAnswer)
    {
        var self = context.Options.Membership()!.Members.First(static member => member.IsSelf).Name;
        var services = context.Node.Services;
        var outcome = new OutcomeReader();
        var failure = await NodeCall.RunAsync(
            services, services.Loops[0].Loop, self, new ClusterPeer(one.Name, one.Address), OutcomeReader.Prefix + command, piece => onAnswer(outcome.Take(piece.Span)), Patience);
        var rest = outcome.End(out var isOk);
        await onAnswer(rest);
        answer.HasFailed |= !isOk || failure is not null;
        return failure;
    }

    private static string Failed(MemberSnapshot one, string failure) => $"The node {one.Name} ({one.Address}) can't be asked: {failure}.";
}
