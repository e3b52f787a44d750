namespace ActorProxy.Core.Peers;

/// <summary>Arithmetic of the numbers of updates, which begin anew after 2^32: the shorter way around says which is later.</summary>
public static class UpdateId
{
    /// <summary>How many steps <paramref name="id"/> lies behind <paramref name="other"/>; negative when it lies before.</summary>
    public static int Distance(uint id, uint other) => unchecked((int)(id - other));

    public static bool IsAfter(uint id, uint other) => Distance(id, other) > 0;
}
