using System.Buffers;
using System.Globalization;
using ActorProxy.Config.Model;
using ActorProxy.Core.Patterns;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>show acl</c> and <c>show map</c>: the lists that there are, or the entries of one.</summary>
internal sealed class ShowPatternsCommand(bool isMap) : PatternCommand(isMap)
{
    public override string Words => $"show {Noun}";
    public override string Usage => $"show {Noun} [@<ver>] [<{Noun}>]";
    public override string Summary => IsMap ? "list maps, or the entries of one" : "list the pattern lists of ACLs, or the patterns of one";
    public override AdminLevel Level => AdminLevel.User;

    public override async ValueTask RunAsync(CommandCall call)
    {
        if (call.Argument(0).Length == 0)
        {
            await ListAsync(call);
            return;
        }

        var (version, next) = ReadVersion(call);
        if (Find(call, call.Argument(next)) is not { } reference)
        {
            await call.Fail(Unknown);
            return;
        }

        foreach (var entry in reference.Entries(version))
        {
            Write(call, entry);
            await call.Answer.FlushIfLongAsync();
        }
    }

    private static void Write(CommandCall call, PatternEntry entry)
    {
        call.Answer.Write(string.Create(CultureInfo.InvariantCulture, $"0x{entry.Number:x} "));
        call.Answer.Write(entry.Key);
        if (entry.Value is { } value)
        {
            call.Answer.Write(" ");
            call.Answer.Write(value.Text);
        }

        call.Answer.Write("\n");
    }

    private async ValueTask ListAsync(CommandCall call)
    {
        call.Answer.WriteLine("# id (file) description");
        foreach (var one in call.Generation?.Patterns.All ?? [])
        {
            if (IsMap ? !one.IsInMaps : !one.IsInAcls)
                continue;
            call.Answer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{one.Id} ({one.Name}) {one.Description}. curr_ver={one.CurrentVersion} next_ver={one.NextVersion} entry_cnt={one.EntryCount}"));
            await call.Answer.FlushIfLongAsync();
        }
    }
}
