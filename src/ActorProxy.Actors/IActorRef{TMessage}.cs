namespace ActorProxy.Actors;

/// <summary>The address of an actor that understands <typeparamref name="TMessage"/>; a message of another kind does not compile.</summary>
public interface IActorRef<in TMessage> : IActorRef
    where TMessage : class
{
    /// <summary>Sends and returns at once. Usable from any thread; messages of one sender arrive in their order.</summary>
    /// <remarks>A message to a stopped actor is counted in <see cref="ActorSystem.DeadLetters"/>, and disposed of when it is <see cref="IDisposable"/>.</remarks>
    void Tell(TMessage message);
}
