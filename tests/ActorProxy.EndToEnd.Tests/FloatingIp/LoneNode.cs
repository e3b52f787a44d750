using System.Net;

namespace ActorProxy.EndToEnd.Tests.FloatingIp;

/// <summary>A host of its own and files for a proxy with one floating address, which the test starts in its own way.</summary>
internal sealed class LoneNode : IAsyncDisposable
{
    private readonly LanNetwork _network;

    private LoneNode(LanNetwork network)
    {
        _network = network;
        var configuration = Directory.Write("haproxy.cfg", $"global\n    stats socket {Directory.File("api.sock")} level admin\n");
        var settings = Directory.Write("node.conf", $"floating-ip.web {{ address = {Address}/24, interface = {LanNetwork.Interface}, router-id = 51, interval = 10ms }}\n");
        Files = ["-f", configuration, "--node", settings];
    }

    public TestDirectory Directory { get; } = new();

    public IPAddress Address => _network.FreeAddress(0);

    /// <summary>The arguments that name its configuration.</summary>
    public string[] Files { get; }

    public RuntimeApiClient Runtime => new(Directory.File("api.sock"));

    /// <summary>Skips the test where networks can't be made.</summary>
    public static async Task<LoneNode> CreateAsync() => new(await FloatingCluster.NetworkAsync(1));

    /// <summary>Runs a program on the host to its end.</summary>
    public Task<CommandResult> RunAsync(string program, params string[] arguments) => _network.RunOnAsync(0, program, arguments);

    public Task<bool> HasAddressAsync() => _network.HasAddressAsync(0, Address);

    public async ValueTask DisposeAsync()
    {
        await _network.DisposeAsync();
        Directory.Dispose();
    }
}
