namespace ActorProxy.TestKit;

/// <summary>Hands out ports that no other test on this machine is given while this process runs.</summary>
/// <remarks>For what must be written into a configuration. A server inside the test binds port 0 instead.</remarks>
public static class FreePort
{
    private static readonly Lock Gate = new();
    private static readonly List<PortBlock> Blocks = [];

    public static int Next()
    {
        lock (Gate)
        {
            while (true)
            {
                if (Blocks.Count > 0 && Blocks[^1].TryNext() is { } port)
                    return port;
                Blocks.Add(PortBlock.Take());
            }
        }
    }

    public static int[] Next(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];
}
