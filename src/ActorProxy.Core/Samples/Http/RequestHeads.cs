using ActorProxy.Http.Http1;

namespace ActorProxy.Core.Samples.Http;

/// <summary>Finds the request's head for a fetch.</summary>
internal static class RequestHeads
{
    /// <summary>The head once it is whole; else null, and the sample says whether it may still come.</summary>
    /// <remarks>Only while the client's bytes are looked at: what was passed on is no longer there.</remarks>
    public static RequestHead? Of(SampleContext context, ref Sample sample)
    {
        if (context.Direction == SampleDirection.Response || context.Stream is { HasServerConnection: true })
            return null;
        var head = context.Scratch.RequestHead;
        switch (head.Read(context, context.Payload(SampleDirection.Request)))
        {
            case HeadResult.Complete:
                return head;
            case HeadResult.Partial:
                sample.MayChange = !context.IsPayloadComplete(SampleDirection.Request);
                return null;
            default:
                return null;
        }
    }
}
