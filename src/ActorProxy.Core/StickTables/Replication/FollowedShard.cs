namespace ActorProxy.Core.StickTables.Replication;

/// <summary>How far a follower has come in one shard, in the shard's own numbers of changes.</summary>
internal struct FollowedShard
{
    /// <summary>The follower's place in the shard's list of changes; 0 until there is a first change.</summary>
    public int Marker;

    /// <summary>The last change that was read.</summary>
    public long Read;

    /// <summary>The last change that the peer has for sure.</summary>
    public long Acknowledged;

    /// <summary>The last change when the lesson that goes on began.</summary>
    public long Lesson;
}
