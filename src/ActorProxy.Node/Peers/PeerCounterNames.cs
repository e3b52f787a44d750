using System.Collections.Immutable;

namespace ActorProxy.Node.Peers;

/// <summary>The names that reports give a peer's counters.</summary>
internal static class PeerCounterNames
{
    public static ImmutableArray<(string Name, long Value)> Of(PeerCounters counters) =>
    [
        ("sessions", counters.Sessions),
        ("collisions", counters.Collisions),
        ("protocol_errors", counters.ProtocolErrors),
        ("heartbeats_sent", counters.HeartbeatsSent),
        ("heartbeats_received", counters.HeartbeatsReceived),
        ("silences", counters.Silences),
        ("updates_sent", counters.UpdatesSent),
        ("updates_received", counters.UpdatesReceived),
        ("updates_passed_over", counters.UpdatesPassedOver),
        ("updates_too_long", counters.UpdatesTooLong),
        ("acks_sent", counters.AcknowledgementsSent),
        ("acks_received", counters.AcknowledgementsReceived),
        ("acks_refused", counters.AcknowledgementsRefused),
        ("lessons_given", counters.LessonsGiven),
        ("lessons_taken", counters.LessonsTaken),
    ];
}
