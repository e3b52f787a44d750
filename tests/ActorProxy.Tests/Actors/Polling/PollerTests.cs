using ActorProxy.Actors.Polling;
using Xunit;

namespace ActorProxy.Tests.Actors.Polling;

public sealed class PollerTests : IDisposable
{
    private readonly Poller _poller = new(16);

    public void Dispose() => _poller.Close();

    [Fact]
    public void Reports_what_became_ready()
    {
        var bell = new Bell();
        _poller.Add(bell, PollEvents.Readable | PollEvents.EdgeTriggered);
        Assert.Equal(0, _poller.Wait(0));

        bell.Ring();
        Dispatch(_poller.Wait(0));

        Assert.Equal(PollEvents.Readable, bell.Seen);
        bell.Close();
    }

    [Fact]
    public void Drops_an_event_of_a_descriptor_that_was_closed_and_taken_by_another_in_the_same_batch()
    {
        var heir = new Bell(isOpen: false);
        var victim = new Bell();
        var number = victim.Descriptor;
        var killer = new Bell(onReady: () =>
        {
            // Within the batch: the victim's number goes to another descriptor, registered at once.
            _poller.Remove(victim, isClosing: true);
            heir.Replace(victim);
            _poller.Add(heir, PollEvents.Readable | PollEvents.EdgeTriggered);
        });
        _poller.Add(killer, PollEvents.Readable | PollEvents.EdgeTriggered);
        _poller.Add(victim, PollEvents.Readable | PollEvents.EdgeTriggered);

        killer.Ring();
        victim.Ring();
        var count = _poller.Wait(0);
        Assert.Equal(2, count);
        Dispatch(count);

        Assert.Equal(number, heir.Descriptor);
        Assert.Equal(PollEvents.None, victim.Seen);
        Assert.Equal(PollEvents.None, heir.Seen);

        heir.Ring();
        Dispatch(_poller.Wait(0));
        Assert.Equal(PollEvents.Readable, heir.Seen);
        heir.Close();
        killer.Close();
    }

    [Fact]
    public void A_removed_descriptor_is_silent_and_can_be_added_again()
    {
        var bell = new Bell();
        _poller.Add(bell, PollEvents.Readable | PollEvents.EdgeTriggered);
        _poller.Remove(bell, isClosing: false);
        bell.Ring();
        Assert.Equal(0, _poller.Wait(0));
        Assert.Equal(0, _poller.Count);

        _poller.Add(bell, PollEvents.Readable | PollEvents.EdgeTriggered);
        Dispatch(_poller.Wait(0));

        Assert.Equal(PollEvents.Readable, bell.Seen);
        bell.Close();
    }

    [Fact]
    public void What_is_watched_can_be_changed()
    {
        var bell = new Bell();
        _poller.Add(bell, PollEvents.Readable | PollEvents.EdgeTriggered);
        _poller.Modify(bell, PollEvents.Writable | PollEvents.EdgeTriggered);

        Dispatch(_poller.Wait(0));

        Assert.Equal(PollEvents.Writable, bell.Seen);
        bell.Close();
    }

    [Fact]
    public void A_descriptor_that_can_not_be_watched_is_refused()
    {
        var bell = new Bell();
        bell.Close();
        Assert.Throws<IOException>(() => _poller.Add(new Bell(isOpen: false), PollEvents.Readable));
        Assert.Equal(0, _poller.Count);
    }

    private void Dispatch(int count)
    {
        var next = 0;
        _poller.Dispatch(ref next, count);
    }
}
