using ActorProxy.Actors;
using ActorProxy.Actors.Polling;
using Xunit;

namespace ActorProxy.Tests.Actors;

public sealed class LoopInboxTests : IDisposable
{
    private readonly WakeUp _wakeUp = new();
    private readonly LoopInbox _inbox;

    public LoopInboxTests() => _inbox = new LoopInbox(_wakeUp);

    public void Dispose() => _wakeUp.Close();

    [Fact]
    public void Does_not_let_the_loop_sleep_on_what_has_come()
    {
        Assert.True(_inbox.TryAdd(new Envelope(null, "work")));

        Assert.False(_inbox.TrySleep());
        Assert.Equal("work", _inbox.TakeAll()[0].Message);
        Assert.True(_inbox.TrySleep());
    }

    [Fact]
    public void Wakes_a_sleeping_loop_once_and_a_waking_one_not_at_all()
    {
        var poller = new Poller(8);
        poller.Add(_wakeUp, PollEvents.Readable | PollEvents.EdgeTriggered);

        _inbox.TryAdd(new Envelope(null, "while awake"));
        Assert.Equal(0, poller.Wait(0));
        _inbox.TakeAll();

        Assert.True(_inbox.TrySleep());
        _inbox.TryAdd(new Envelope(null, "first"));
        Assert.Equal(1, poller.Wait(0));
        _inbox.TryAdd(new Envelope(null, "second"));
        Assert.Equal(0, poller.Wait(0));
        Assert.Equal(2, _inbox.TakeAll().Length);

        Assert.True(_inbox.TrySleep());
        _inbox.Awake();
        _inbox.TryAdd(new Envelope(null, "after waking by a socket"));
        Assert.Equal(0, poller.Wait(0));
        poller.Close();
    }

    [Fact]
    public void Takes_nothing_once_closed_but_gives_what_it_has()
    {
        _inbox.TryAdd(new Envelope(null, "in time"));
        _inbox.Close();

        Assert.False(_inbox.TryAdd(new Envelope(null, "late")));
        Assert.Equal(1, _inbox.TakeAll().Length);
    }
}
