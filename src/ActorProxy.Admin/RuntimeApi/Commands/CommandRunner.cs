using ActorProxy.Admin.RuntimeApi.Sessions;
using ActorProxy.Admin.RuntimeApi.Syntax;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>Finds the command that a client means, checks that it may give it, runs it, and ends the answer.</summary>
internal sealed class CommandRunner(RuntimeApiContext context)
{
    public async ValueTask RunAsync(CommandText text, SessionSettings session, AnswerWriter answer, LoopSocket socket)
    {
        var words = text.Words;
        answer.HasFailed = false;
        var isAtWorker = !session.IsMaster || session.IsAtWorker;
        if (session.IsMaster && words is [['@', ..] prefix, ..])
        {
            if (MasterPrefix.Parse(prefix) is not { } target)
            {
                answer.WriteLine($"Can't find the target PID matching the prefix '{prefix}'");
                End(session, answer);
                return;
            }

            isAtWorker = target == MasterTarget.Worker;
            words = [.. words.Skip(1)];
            if (words.Count == 0)
            {
                session.IsAtWorker = isAtWorker;
                answer.Write(Prompt.Of(context, session));
                return;
            }
        }

        if (!session.IsMaster && words is [['@', ..] node, ..])
        {
            await new NodeCommand(context, session, answer).RunAsync(node[1..], words.Skip(1), text.Payload is not null);
            End(session, answer);
            return;
        }

        var commands = isAtWorker ? CommandTable.Worker : CommandTable.Master;
        var (command, count) = commands.Find(words);
        if (command is not { IsBrief: true })
            await answer.FlushAsync();
        answer.MayWait = command is { IsBrief: true };
        var call = new CommandCall([.. words.Skip(count)], context, session, answer, socket, commands) { Payload = text.Payload };
        if (await RunAsync(call, command, words))
            End(session, answer);
        else if (!session.IsEnding)
            answer.Write(Prompt.Of(context, session));
    }

    /// <summary>Whether an answer was given.</summary>
    private static async ValueTask<bool> RunAsync(CommandCall call, RuntimeCommand? command, IReadOnlyList<string> words)
    {
        if (command is null)
        {
            call.Answer.HasFailed = true;
            if (words.Count > 0 && RefusedCommands.Find(words) is { } refused)
                await call.Fail($"'{refused}' is not supported by ActorProxy.");
            else
                CommandHelp.WriteUnknown(call, words);
            return true;
        }

        if (call.Session.Level < command.Level)
        {
            await call.Fail("Permission denied");
            return true;
        }

        await command.RunAsync(call);
        return command.IsAnswered && !(call.Session.IsMaster && command is SessionCommand);
    }

    private void End(SessionSettings session, AnswerWriter answer)
    {
        answer.Write("\n");
        if (session.TellsOutcome)
            answer.WriteLine(answer.HasFailed ? OutcomeReader.Failed : OutcomeReader.Ok);
        answer.Write(Prompt.Of(context, session));
    }
}
