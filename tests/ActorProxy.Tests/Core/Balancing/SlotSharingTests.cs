using Xunit;

namespace ActorProxy.Tests.Core.Balancing;

public sealed class SlotSharingTests
{
    [Fact]
    public void The_second_stream_waits_in_the_newer_process_until_the_first_ends_in_the_older()
    {
        var line = new TakeOverLine(maxConn: 1, seed: 1);
        var older = line.Start();
        line.Open(older);
        var newer = line.Start();
        line.Open(newer);
        line.Deliver();
        Assert.Equal((1, 0, 1), (older.Held.Count, newer.Held.Count, newer.Waiting.Count));

        line.Close(older);
        line.Deliver();

        Assert.Equal((0, 1, 0), (older.Held.Count, newer.Held.Count, newer.Waiting.Count));
    }

    [Fact]
    public void A_late_stream_of_the_older_process_gets_a_slot_that_the_newer_has_free()
    {
        var line = new TakeOverLine(maxConn: 2, seed: 1);
        var older = line.Start();
        line.Open(older);
        line.Start();
        line.Open(older);
        Assert.Single(older.Waiting);
        line.Deliver();
        Assert.Equal(2, older.Held.Count);
    }

    [Fact]
    public void Who_waits_in_the_older_process_comes_first()
    {
        var line = new TakeOverLine(maxConn: 1, seed: 1);
        var older = line.Start();
        line.Open(older);
        line.Open(older);
        var newer = line.Start();
        line.Open(newer);
        line.Deliver();
        line.Close(older);
        line.Deliver();
        Assert.Equal((1, 0), (older.Held.Count, newer.Held.Count));
        line.Close(older);
        line.Deliver();
        Assert.Equal((0, 1), (older.Held.Count, newer.Held.Count));
    }

    [Fact]
    public void The_slots_of_a_process_that_ends_are_free()
    {
        var line = new TakeOverLine(maxConn: 1, seed: 1);
        var older = line.Start();
        line.Open(older);
        var newer = line.Start();
        line.Open(newer);
        line.End(older);
        Assert.Single(newer.Held);
    }

    [Fact]
    public void A_newer_process_that_fails_leaves_the_older_its_slots()
    {
        var line = new TakeOverLine(maxConn: 2, seed: 1);
        var older = line.Start();
        line.Open(older);
        var newer = line.Start();
        line.End(newer);
        line.Open(older);
        Assert.Equal(2, older.Held.Count);
    }

    [Fact]
    public void A_server_that_was_without_limit_in_the_older_process_is_limited_by_the_newer()
    {
        var line = new TakeOverLine(maxConn: 0, seed: 1);
        var older = line.Start();
        for (var i = 0; i < 3; i++)
            line.Open(older);
        line.MaxConn = 3;
        var newer = line.Start();
        line.Open(older);
        line.Open(newer);
        line.Deliver();
        Assert.Equal((3, 0), (older.Held.Count, newer.Held.Count));
        line.Close(older);
        line.Deliver();
        Assert.Equal((3, 0), (older.Held.Count, newer.Held.Count));
        line.Close(older);
        line.Deliver();
        Assert.Equal((2, 1), (older.Held.Count, newer.Held.Count));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void No_order_of_events_takes_more_slots_than_there_are_or_leaves_one_idle_while_somebody_waits(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var maxConn = random.Next(1, 4);
            var line = new TakeOverLine(maxConn, random.Next());
            line.Start();
            for (var step = 0; step < 120; step++)
            {
                var process = line.Processes[random.Next(line.Processes.Count)];
                switch (random.Next(12))
                {
                    case 0 when line.Processes.Count < 4:
                        line.Start();
                        break;
                    case 1 when line.Processes.Count > 1 && process == line.Processes[0] && process.Held.Count + process.Waiting.Count == 0:
                        line.End(process);
                        break;
                    case < 6:
                        line.Open(process);
                        break;
                    case < 9 when process.Held.Count > 0:
                        line.Close(process);
                        break;
                    case 9 when process.Waiting.Count > 0:
                        line.GiveUp(process);
                        break;
                    default:
                        line.DeliverOne();
                        break;
                }

                Assert.True(line.Processes.Sum(one => one.Held.Count) <= maxConn, $"seed {seed}, round {round}, step {step}");
            }

            line.Deliver();
            var used = line.Processes.Sum(one => one.Held.Count);
            Assert.True(used == maxConn || line.Processes.All(one => one.Waiting.Count == 0), $"seed {seed}, round {round}: {used} of {maxConn} slots used, somebody waits");
        }
    }
}
