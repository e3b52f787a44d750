namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>The form of an answer that programs read, too: the outcome, a line of two dashes, what there is to say. As HAProxy's master answers <c>reload</c>.</summary>
internal static class Verdict
{
    public static void Write(CommandCall call, bool isGood, string text)
    {
        call.Answer.WriteLine(isGood ? "Success=1" : "Success=0");
        call.Answer.HasFailed |= !isGood;
        call.Answer.WriteLine("--");
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            call.Answer.WriteLine(line);
    }
}
