namespace ActorProxy.Actors;

/// <summary>The last part of an actor's path, kept as a prefix and a number so that naming a connection allocates nothing.</summary>
/// <param name="Number">Appended when it is 0 or more.</param>
public readonly record struct ActorName(string Prefix, long Number = -1)
{
    public override string ToString() => Number < 0 ? Prefix : $"{Prefix}{Number}";

    public static implicit operator ActorName(string name) => new(name);
}
