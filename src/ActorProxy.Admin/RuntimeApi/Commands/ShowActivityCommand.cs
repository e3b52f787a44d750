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
        var probes = services.Loops.Select(static loop => new LoopProbe(loop.Loop)).ToArray();
        for (var i = 0; i < probes.Length; i++)
            services.Loops[i].Loop.Run(probes[i]);
        var activities = await Task.WhenAll(probes.Select(static probe => probe.Answer));
        var now = services.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        call.Answer.WriteLine($"thread_id: 1 (1..{activities.Length})");
        call.Answer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"date_now: {now / 1000}.{now % 1000:000}000"));
        Write("loops", activities.Select(static activity => activity.Turns));
        Write("poll_io", activities.Select(static activity => activity.Events));
        Write("messages", activities.Select(static activity => activity.Messages));
        Write("slept_ms", activities.Select(static activity => activity.SleptMs));
        Write("fds", activities.Select(static activity => (long)activity.Descriptors));
        Write("timers", activities.Select(static activity => (long)activity.Timers));
        Write("connections", services.Loops.Select(static loop => (long)loop.ConnectionCount));
        call.Answer.WriteLine($"dead_letters: {services.System.DeadLetters}");
        call.Answer.WriteLine($"unhandled_messages: {services.System.UnhandledMessages}");

        void Write(string name, IEnumerable<long> values) => call.Answer.WriteLine($"{name}: {values.Sum()} [ {string.Join(' ', values)} ]");
    }
}
