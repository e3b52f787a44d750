namespace ActorProxy.TestKit.Processes;

/// <summary>The network namespaces of one test, and the right to lay cables between them.</summary>
/// <remarks>Needs root. Disposing removes the namespaces, and with them every interface that leads there.</remarks>
public sealed class NetworkNamespaces : IAsyncDisposable
{
    private readonly List<string> _names = [];

    private NetworkNamespaces(int number) => Number = number;

    /// <summary>Of this set: 24 bits that no other set on the machine is likely to have.</summary>
    public int Number { get; }

    /// <summary>What every name of the set begins with; short enough for an interface's name to begin with it, too.</summary>
    public string Prefix => $"ap{Number:x6}";

    /// <summary>Null where namespaces can't be made: without the right to, or without <c>ip</c>.</summary>
    /// <param name="first">A namespace that is made at once.</param>
    public static async Task<NetworkNamespaces?> TryCreateAsync(string first)
    {
        var namespaces = new NetworkNamespaces(Random.Shared.Next(0x1000000));
        if (!Environment.IsPrivilegedProcess || (await Command.RunAsync("ip", ["netns", "add", namespaces.NameOf(first)]).ConfigureAwait(false)).ExitCode != 0)
            return null;
        namespaces._names.Add(namespaces.NameOf(first));
        return namespaces;
    }

    /// <summary>What <see cref="ProxyOptions.NetworkNamespace"/> takes.</summary>
    public string NameOf(string suffix) => $"{Prefix}-{suffix}";

    public async Task AddAsync(string suffix)
    {
        await RunAsync($"netns add {NameOf(suffix)}").ConfigureAwait(false);
        _names.Add(NameOf(suffix));
        await RunAsync($"-n {NameOf(suffix)} link set lo up").ConfigureAwait(false);
    }

    /// <summary>Runs what makes the network; should it fail, nothing is left.</summary>
    public async Task BuildAsync(Func<Task> build)
    {
        try
        {
            await build().ConfigureAwait(false);
        }
        catch
        {
            await DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Runs <c>ip</c>, which must go well.</summary>
    public static async Task RunAsync(string arguments)
    {
        var result = await Command.RunAsync("ip", arguments.Split(' ')).ConfigureAwait(false);
        if (result.ExitCode != 0)
            throw new InvalidOperationException($"ip {arguments}: {result.Output}");
    }

    /// <summary>Runs <c>ip</c> for one line after the other.</summary>
    public static async Task RunAsync(IEnumerable<string> commands)
    {
        foreach (var command in commands)
            await RunAsync(command).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in _names)
            await Command.RunAsync("ip", ["netns", "del", name]).ConfigureAwait(false);
        _names.Clear();
    }
}
