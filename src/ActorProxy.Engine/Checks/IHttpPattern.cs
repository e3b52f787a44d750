namespace ActorProxy.Engine.Checks;

/// <summary>What is looked for in a response, and where.</summary>
internal interface IHttpPattern
{
    /// <summary>The body is searched; otherwise the digits of the status code.</summary>
    bool IsOnBody { get; }

    bool IsMatch(ReadOnlySpan<byte> subject);
}
