using ActorProxy.Admin.RuntimeApi.Sessions;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>prompt</c>: keeps the session open between commands, with or without a prompt.</summary>
internal sealed class PromptCommand : SessionCommand
{
    public override string Words => "prompt";
    public override string Usage => "prompt [help | n | i | p | timed]*";
    public override string Summary => "toggle interactive mode with prompt";

    public override ValueTask RunAsync(CommandCall call)
    {
        var session = call.Session;
        if (call.Arguments.Count == 0)
        {
            session.Mode = session.Mode == PromptMode.Prompt ? PromptMode.NonInteractive : PromptMode.Prompt;
            return default;
        }

        foreach (var argument in call.Arguments)
        {
            switch (argument)
            {
                case "n":
                    session.Mode = PromptMode.NonInteractive;
                    break;
                case "i":
                    session.Mode = PromptMode.Interactive;
                    break;
                case "p":
                    session.Mode = PromptMode.Prompt;
                    break;
                case "timed":
                    session.IsTimed = !session.IsTimed;
                    session.Mode = PromptMode.Prompt;
                    break;
                case "help":
                    call.Answer.WriteLine("prompt [help | n | i | p | timed]*: n ends the session after a line, i keeps it open, p shows a prompt too,");
                    call.Answer.WriteLine("timed shows the uptime in the prompt; without a word, p and n take turns.");
                    break;
                default:
                    return call.Fail($"'prompt' takes help, n, i, p and timed, not '{argument}'.");
            }
        }

        return default;
    }
}
