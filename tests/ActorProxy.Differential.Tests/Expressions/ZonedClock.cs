namespace ActorProxy.Differential.Tests.Expressions;

/// <summary>The system's clock in a time zone of a test's choice.</summary>
internal sealed class ZonedClock(TimeZoneInfo zone) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => zone;
}
