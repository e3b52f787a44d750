using ActorProxy.Core.Patterns;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>add map</c>: adds a key with its value, or those of a payload's lines.</summary>
internal sealed class AddMapCommand() : PatternCommand(isMap: true)
{
    public override string Words => "add map";
    public override string Usage => "add map [@<ver>] <map> <key> <val>";
    public override string Summary => "add a map entry (payload supported instead of key/val)";
    public override bool IsBrief => true;

    public override async ValueTask RunAsync(CommandCall call)
    {
        var (version, next) = ReadVersion(call);
        var (name, key, value) = (call.Argument(next), call.Argument(next + 1), call.Argument(next + 2));
        var isComplete = name.Length > 0 && (call.Payload is not null || (key.Length > 0 && value.Length > 0));
        if (!isComplete)
            await call.Fail("'add map' expects three parameters (map identifier, key and value) or one parameter (map identifier) and a payload");
        else if (FindAny(call, name) is not { } reference)
            await call.Fail(Unknown);
        else if ((call.Payload is null ? AddAclCommand.Add(reference, key, value, version) : await AddLinesAsync(call, reference, version)) is { } fault)
            await call.Fail(fault);
    }

    /// <summary>Stops at the first line that is wrong; those before it stay.</summary>
    private static async ValueTask<string?> AddLinesAsync(CommandCall call, PatternReference reference, uint? version)
    {
        var count = 0;
        foreach (var line in call.Payload!.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var end = line.AsSpan().IndexOfAny(' ', '\t');
            var value = end < 0 ? "" : line[end..].TrimStart(' ', '\t');
            if (value.Length == 0)
                return $"Missing value for key '{line.TrimEnd(' ', '\t')}'.";
            if (AddAclCommand.Add(reference, line[..end], value, version) is { } fault)
                return fault;

            // Many lines give way to other work of the loop.
            if (++count % 256 == 0)
                await Task.Yield();
        }

        return null;
    }
}
