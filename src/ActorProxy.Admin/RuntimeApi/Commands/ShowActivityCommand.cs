using System.Globalization;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>show activity</c>: what each event loop has done, the total first.</summary>
internal sealed class ShowActivityCommand : RuntimeCommand
{
    public override string Words => "show activity";
    public override string Summary => "show what each event loop has done";

    public override async ValueTask RunAsync(CommandCall call)
    {
        var services = call.Node.Services;
        var loops = await LoopProbe.AskAsync(services.Loops);
        var now = services.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        call.Answer.WriteLine($"thread_id: 1 (1..{loops.Length})");
        call.Answer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"date_now: {now / 1000}.{now % 1000:000}000"));
        Write("loops", loops.Select(static loop => loop.Activity.Turns));
        Write("poll_io", loops.Select(static loop => loop.Activity.Events));
        Write("messages", loops.Select(static loop => loop.Activity.Messages));
        Write("slept_ms", loops.Select(static loop => loop.Activity.SleptMs));
        Write("fds", loops.Select(static loop => (long)loop.Activity.Descriptors));
        Write("timers", loops.Select(static loop => (long)loop.Activity.Timers));
        Write("pipes", loops.Select(static loop => (long)loop.PipesInUse));
        Write("connections", loops.Select(static loop => (long)loop.Connections));
        call.Answer.WriteLine($"dead_letters: {services.System.DeadLetters}");
        call.Answer.WriteLine($"unhandled_messages: {services.System.UnhandledMessages}");

        void Write(string name, IEnumerable<long> values) => call.Answer.WriteLine($"{name}: {values.Sum()} [ {string.Join(' ', values)} ]");
    }
}
