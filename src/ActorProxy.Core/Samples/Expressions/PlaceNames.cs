namespace ActorProxy.Core.Samples.Expressions;

/// <summary>What messages call the places where a fetch has a meaning.</summary>
internal static class PlaceNames
{
    public static string Of(SamplePlaces places) => places switch
    {
        SamplePlaces.Everywhere => "everywhere",
        SamplePlaces.Running => "everywhere but in 'global'",
        SamplePlaces.Client => "wherever there is a client's connection",
        SamplePlaces.Session => "once the session has begun",
        SamplePlaces.Stream => "once the stream has begun",
        SamplePlaces.Request => "in rules on requests",
        SamplePlaces.Response => "in rules on responses",
        SamplePlaces.Backend => "once a backend was chosen",
        SamplePlaces.Server => "once a server was chosen",
        SamplePlaces.ServerSide => "once the server's connection stands",
        _ => "in other places only",
    };
}
