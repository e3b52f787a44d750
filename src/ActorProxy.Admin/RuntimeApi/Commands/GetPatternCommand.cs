using System.Buffers;
using System.Text;
using ActorProxy.Config.Model;
using ActorProxy.Core.Patterns;
using ActorProxy.Core.Samples;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>get acl</c> and <c>get map</c>: what a value matches, for each use of the list.</summary>
internal sealed class GetPatternCommand(bool isMap) : PatternCommand(isMap)
{
    public override string Words => $"get {Noun}";
    public override string Usage => $"get {Noun} <{Noun}> <value>";
    public override string Summary => IsMap ? "look a value up in a map" : "look a value up in an ACL's patterns";
    public override AdminLevel Level => AdminLevel.User;

    public override ValueTask RunAsync(CommandCall call)
    {
        var (name, value) = (call.Argument(0), call.Argument(1));
        if (name.Length == 0 || value.Length == 0)
            return call.Fail(IsMap ? "Missing map identifier and/or key." : "Missing ACL identifier and/or key.");
        if (FindAny(call, name) is not { } reference)
            return call.Fail(Unknown);
        var scratch = new SampleScratch();
        foreach (var user in reference.Users)
            Write(call, user, Encoding.UTF8.GetBytes(value), scratch);
        return default;
    }

    private void Write(CommandCall call, PatternUser user, byte[] value, SampleScratch scratch)
    {
        var kind = user.Set.Kind;
        call.Answer.Write($"type={user.MethodName}, case={(kind.IgnoreCase ? "insensitive" : "sensitive")}");
        var sample = default(Sample);
        sample.SetText(value);
        var isCast = SampleCasts.TryCast(ref sample, MatchMethods.InputOf(kind.Method), scratch);
        var entry = isCast ? user.Set.Find(sample) : null;
        if (entry is null)
        {
            var isTrue = isCast && kind.Method == MatchMethod.Bool && sample.Number != 0;
            call.Answer.WriteLine(IsMap ? ", found=no" : isTrue ? ", match=yes, idx=list, pattern=unknown" : ", match=no");
            return;
        }

        call.Answer.Write($", {(IsMap ? "found" : "match")}=yes, idx={(user.Set.IsInTree(entry) ? "tree" : "list")}, {(IsMap ? "key" : "pattern")}=\"");
        call.Answer.Write(entry.Key);
        call.Answer.Write("\"");
        if (IsMap)
            WriteValue(call, user, entry);
        call.Answer.WriteLine("");
    }

    private static void WriteValue(CommandCall call, PatternUser user, PatternEntry entry)
    {
        if (user.Outputs == PatternOutputs.None || entry.Value is not { } value)
        {
            call.Answer.Write(", value=none");
            return;
        }

        call.Answer.Write(", value=\"");
        call.Answer.Write(value.Text);
        call.Answer.Write($"\", type=\"{user.TypeNameOf(value)}\"");
    }
}
