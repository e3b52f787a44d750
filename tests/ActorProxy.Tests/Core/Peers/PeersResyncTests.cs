using ActorProxy.Core.Peers;
using Xunit;

namespace ActorProxy.Tests.Core.Peers;

public sealed class PeersResyncTests
{
    [Fact]
    public void The_process_before_is_waited_for_then_peers_then_nobody()
    {
        var resync = new PeersResync(2, mayHavePredecessor: true, 0);
        Assert.False(resync.TryAssign(out _));
        resync.Check(4999);
        Assert.Equal(PeersResyncState.FromLocal, resync.State);
        resync.Check(5000);
        Assert.Equal(PeersResyncState.FromRemote, resync.State);
        resync.Check(9999);
        Assert.False(resync.KnowsEverything);
        resync.Check(10_000);
        Assert.True(resync.KnowsEverything);
        Assert.Null(resync.NextMs);
    }

    [Theory]
    [InlineData(true, PeersResyncState.Finished)]
    [InlineData(false, PeersResyncState.FromRemote)]
    public void A_local_lesson_counts_when_it_was_whole(bool isComplete, PeersResyncState state)
    {
        var resync = new PeersResync(1, mayHavePredecessor: true, 0);
        resync.LocalLessonEnded(isComplete, 100);
        Assert.Equal(state, resync.State);
    }

    [Fact]
    public void What_a_reload_adds_is_learnt_anew_also_when_it_comes_within_a_lesson()
    {
        var resync = new PeersResync(1, mayHavePredecessor: false, 0);
        resync.RemoteConnected(0);
        Assert.True(resync.TryAssign(out _));
        resync.LearnAgain(10);
        resync.RemoteLessonEnded(0, isComplete: true, 20);
        Assert.True(resync.TryAssign(out var peer));
        Assert.Equal(0, peer);
        resync.RemoteLessonEnded(0, isComplete: true, 30);
        Assert.True(resync.KnowsEverything);

        resync.LearnAgain(40);
        Assert.True(resync.TryAssign(out _));
    }

    [Fact]
    public void A_table_that_comes_after_an_incomplete_lesson_is_asked_for_at_once()
    {
        var resync = new PeersResync(1, mayHavePredecessor: false, 0);
        resync.RemoteConnected(0);
        Assert.True(resync.TryAssign(out _));
        resync.RemoteLessonEnded(0, isComplete: false, 10);
        Assert.False(resync.TryAssign(out _));
        resync.LearnAgain(20);
        Assert.True(resync.TryAssign(out _));
    }

    [Fact]
    public void A_table_that_comes_within_an_incomplete_lesson_is_asked_for_after_it()
    {
        var resync = new PeersResync(1, mayHavePredecessor: false, 0);
        resync.RemoteConnected(0);
        Assert.True(resync.TryAssign(out _));
        resync.LearnAgain(10);
        resync.RemoteLessonEnded(0, isComplete: false, 20);
        Assert.True(resync.TryAssign(out _));
        resync.RemoteLessonEnded(0, isComplete: false, 30);
        Assert.False(resync.TryAssign(out _));
    }

    [Fact]
    public void One_peer_of_each_shard_is_asked()
    {
        var resync = new PeersResync(4, mayHavePredecessor: false, 0);
        int[] shards = [1, 2, 1, 2];
        for (var peer = 0; peer < shards.Length; peer++)
        {
            resync.TakeShard(peer, shards[peer]);
            resync.RemoteConnected(peer);
        }

        Assert.True(resync.TryAssign(out var first));
        resync.RemoteLessonEnded(first, isComplete: true, 10);
        Assert.False(resync.KnowsEverything);
        Assert.True(resync.TryAssign(out var second));
        Assert.NotEqual(shards[first], shards[second]);
        resync.RemoteLessonEnded(second, isComplete: false, 20);
        Assert.True(resync.TryAssign(out var third));
        Assert.Equal((shards[second], false), (shards[third], third == second));
        resync.RemoteLessonEnded(third, isComplete: true, 30);
        Assert.True(resync.KnowsEverything);
    }

    [Fact]
    public void A_peer_without_shard_teaches_for_all()
    {
        var resync = new PeersResync(3, mayHavePredecessor: false, 0);
        resync.TakeShard(0, 1);
        resync.TakeShard(1, 2);
        for (var peer = 0; peer < 3; peer++)
            resync.RemoteConnected(peer);
        Assert.True(resync.TryAssign(out var teacher));
        Assert.Equal(2, teacher);
        resync.RemoteLessonEnded(2, isComplete: true, 10);
        Assert.True(resync.KnowsEverything);
    }

    [Fact]
    public void A_shard_whose_peers_do_not_come_is_not_waited_for_for_ever()
    {
        var resync = new PeersResync(2, mayHavePredecessor: false, 0);
        resync.TakeShard(0, 1);
        resync.TakeShard(1, 2);
        resync.RemoteConnected(0);
        Assert.True(resync.TryAssign(out _));
        resync.RemoteLessonEnded(0, isComplete: true, 10);
        Assert.False(resync.TryAssign(out _));
        resync.Check(5010);
        Assert.True(resync.KnowsEverything);
    }

    [Fact]
    public void A_peer_that_a_reload_adds_can_teach()
    {
        var resync = new PeersResync(0, mayHavePredecessor: false, 0);
        var peer = resync.Add();
        resync.RemoteConnected(peer);
        Assert.True(resync.TryAssign(out var asked));
        Assert.Equal(peer, asked);
    }

    [Fact]
    public void Without_other_nodes_nothing_is_waited_for_but_the_process_before()
    {
        var resync = new PeersResync(0, mayHavePredecessor: true, 0);
        resync.NobodyToAsk(0);
        Assert.Equal(PeersResyncState.FromLocal, resync.State);
        resync.LocalLessonEnded(isComplete: false, 10);
        resync.NobodyToAsk(10);
        Assert.True(resync.KnowsEverything);
    }

    [Fact]
    public void The_first_peer_that_is_connected_is_asked_and_no_second_one()
    {
        var resync = new PeersResync(3, mayHavePredecessor: false, 0);
        resync.RemoteConnected(1);
        Assert.True(resync.TryAssign(out var peer));
        Assert.Equal(1, peer);
        resync.RemoteConnected(0);
        Assert.False(resync.TryAssign(out _));
        resync.RemoteLessonEnded(1, isComplete: true, 900);
        Assert.True(resync.KnowsEverything);
        Assert.False(resync.TryAssign(out _));
    }

    [Fact]
    public void A_lesson_has_all_the_time_that_it_needs()
    {
        var resync = new PeersResync(1, mayHavePredecessor: false, 0);
        resync.RemoteConnected(0);
        resync.TryAssign(out _);
        Assert.Null(resync.NextMs);
        resync.Check(1_000_000);
        Assert.Equal(PeersResyncState.FromRemote, resync.State);
    }

    [Fact]
    public void A_peer_that_does_not_know_everything_is_followed_by_another()
    {
        var resync = new PeersResync(2, mayHavePredecessor: false, 0);
        resync.RemoteConnected(0);
        resync.RemoteConnected(1);
        resync.TryAssign(out var first);
        resync.RemoteLessonEnded(first, isComplete: false, 100);
        Assert.True(resync.TryAssign(out var second));
        Assert.NotEqual(first, second);
        resync.RemoteLessonEnded(second, isComplete: false, 200);
        Assert.False(resync.TryAssign(out _));
        resync.Check(5199);
        Assert.False(resync.KnowsEverything);
        resync.Check(5200);
        Assert.True(resync.KnowsEverything);
    }

    [Fact]
    public void A_lesson_that_is_broken_off_begins_anew()
    {
        var resync = new PeersResync(1, mayHavePredecessor: false, 0);
        resync.RemoteConnected(0);
        resync.TryAssign(out _);
        resync.RemoteClosed(0, 7000);
        Assert.Equal(12_000, resync.NextMs);
        resync.RemoteConnected(0);
        Assert.True(resync.TryAssign(out _));
    }

    [Fact]
    public void A_lesson_that_nobody_asked_for_is_taken_too()
    {
        var resync = new PeersResync(2, mayHavePredecessor: false, 0);
        resync.RemoteConnected(1);
        resync.RemoteLessonEnded(1, isComplete: true, 10);
        Assert.True(resync.KnowsEverything);
        resync.RemoteLessonEnded(1, isComplete: false, 20);
        Assert.True(resync.KnowsEverything);
    }

    [Fact]
    public void While_a_lesson_goes_on_nothing_is_pushed_and_no_acknowledgement_counts()
    {
        var lesson = new PeerLesson();
        Assert.True(lesson is { PushesLive: true, TakesAcknowledgements: true });
        lesson.Begin();
        Assert.True(lesson is { PushesLive: false, TakesAcknowledgements: false });
        Assert.False(lesson.TryConfirm());
        Assert.Equal(PeerMessageKind.ResyncPartial, lesson.End(knowsEverything: false));
        Assert.True(lesson is { PushesLive: false, TakesAcknowledgements: false });
        Assert.True(lesson.TryConfirm());
        Assert.True(lesson is { PushesLive: true, TakesAcknowledgements: true });
        Assert.False(lesson.TryConfirm());
        lesson.Asked();
        Assert.True(lesson is { PushesLive: false, TakesAcknowledgements: true });
        lesson.Learnt();
        Assert.True(lesson.PushesLive);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_course_of_events_ends_with_every_process_finished_and_never_with_two_teachers(int seed)
    {
        var random = new Random(seed);
        for (var course = 0; course < 300; course++)
            new ResyncModel(random, nodes: random.Next(1, 6)).Run();
    }
}
