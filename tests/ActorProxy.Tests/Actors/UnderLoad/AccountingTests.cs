using ActorProxy.Actors;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Actors.UnderLoad;

public sealed class AccountingTests(ITestOutputHelper output)
{
    private const int Crews = 3;
    private const int WorkersPerCrew = 24;
    private const int Senders = 4;
    private const int MessagesPerSender = 40_000;

    public static TheoryData<int> Seeds { get; } = [1, 77, Environment.TickCount];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Every_message_and_every_slot_is_accounted_for_though_workers_die_at_random(int seed)
    {
        output.WriteLine($"seed {seed}");
        await using var system = new TestSystem(loops: 3);
        var ledger = new Ledger();
        SlotsActor slotsActor = new(ledger);
        var slots = system.Actors.ActorOf<object>(() => slotsActor, "slots", Placement.Shared);
        var places = Enumerable.Range(0, Crews).Select(_ => new IActorRef<object>[WorkersPerCrew]).ToArray();
        var crews = Enumerable.Range(0, Crews)
            .Select(i => system.Actors.ActorOf<object>(() => new CrewActor(ledger, slots, places[i], seed + i), "crew", Placement.On(system.Actors.Loops[i])))
            .ToArray();
        await Eventually.HoldsAsync("every place is filled", () => places.All(crew => crew.All(static worker => worker is not null)));

        await LoadAsync(system, ledger, places, seed).WaitAsync(Deadlines.Load);
        foreach (var crew in crews)
            await system.StopAsync(crew);
        await Eventually.HoldsAsync(
            $"all slots are given back (seed {seed})", () => slotsActor.Held == 0, found: () => $"{slotsActor.Held} held, {slotsActor.Taken} taken, {slotsActor.GivenBack} given back");
        await system.Actors.Terminate().WaitAsync(Deadlines.Step);

        output.WriteLine($"{ledger.Sent} sent, {ledger.Received} received, {system.Actors.DeadLetters} dead letters, {system.Actors.UnhandledMessages} unhandled, {slotsActor.Taken} slots, {system.Failures.Count} failures");
        Assert.Equal(ledger.Sent, ledger.Received + system.Actors.DeadLetters + system.Actors.UnhandledMessages);
        Assert.Equal((slotsActor.Taken, 0), (slotsActor.GivenBack, slotsActor.Strangers));
        Assert.True(system.Failures.Count > 100 && system.Actors.DeadLetters > 0 && system.Actors.UnhandledMessages > 0, "Nothing went wrong in this run: it has shown nothing.");
    }

    private static async Task LoadAsync(TestSystem system, Ledger ledger, IActorRef<object>[][] places, int seed)
    {
        using var isOver = new CancellationTokenSource();
        var killer = OnThreadOfItsOwn(() =>
        {
            var random = new Random(seed);
            while (!isOver.IsCancellationRequested)
            {
                ActorSystem.Stop(AnyOf(places, random));
                Thread.SpinWait(random.Next(100_000));
            }
        });

        var senders = Enumerable.Range(0, Senders).Select(sender =>
        {
            var random = new Random(seed + sender);
            void Send(int count)
            {
                for (var i = 0; i < count; i++)
                    ledger.Tell(AnyOf(places, random), random.Next(WorkerActor.Kinds));
            }

            return sender % 2 == 0 ? OnThreadOfItsOwn(() => Send(MessagesPerSender)) : InTurnsAsync(system.Actors.Loops[sender % 3], Send);
        });
        await Task.WhenAll(senders);
        await isOver.CancelAsync();
        await killer;
    }

    private static async Task InTurnsAsync(EventLoop loop, Action<int> send)
    {
        const int portion = 500;
        for (var sent = 0; sent < MessagesPerSender; sent += portion)
            await loop.DoAsync(() => send(portion));
    }

    private static IActorRef<object> AnyOf(IActorRef<object>[][] places, Random random)
        => Volatile.Read(ref places[random.Next(Crews)][random.Next(WorkersPerCrew)]);

    private static Task OnThreadOfItsOwn(Action what)
        => Task.Factory.StartNew(what, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
