using System.Globalization;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>prepare acl</c> and <c>prepare map</c>: begin a version that takes the current one's place when it is committed.</summary>
internal sealed class PreparePatternsCommand(bool isMap) : PatternCommand(isMap)
{
    public override string Words => $"prepare {Noun}";
    public override string Usage => $"prepare {Noun} <{Noun}>";
    public override string Summary => IsMap ? "begin a new version of a map" : "begin a new version of an ACL's patterns";

    public override ValueTask RunAsync(CommandCall call)
    {
        if (Find(call, call.Argument(0)) is not { } reference)
            return call.Fail(Unknown);
        call.Answer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"New version created: {reference.Prepare()}"));
        return default;
    }
}
