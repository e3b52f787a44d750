using System.Diagnostics;
using System.Globalization;

namespace ActorProxy.EndToEnd.Tests.FloatingIp;

/// <summary>Debian's keepalived on one host of the network, with one virtual router.</summary>
internal sealed class Keepalived : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TestDirectory _directory;

    private Keepalived(Process process, TestDirectory directory)
    {
        (_process, _directory) = (process, directory);
        Output.Follow(process);
    }

    /// <summary>Its log, which <c>-l</c> sends to its output.</summary>
    public ProcessOutput Output { get; } = new();

    /// <param name="more">Further lines of its <c>vrrp_instance</c>.</param>
    public static Keepalived Start(FloatingCluster cluster, int host, int priority, string more = "")
    {
        var directory = new TestDirectory();
        var configuration = directory.Write("keepalived.conf", string.Create(CultureInfo.InvariantCulture, $$"""
            global_defs {
                script_user root
            }
            vrrp_instance service {
                interface {{LanNetwork.Interface}}
                state BACKUP
                virtual_router_id 51
                priority {{priority}}
                {{more}}
                virtual_ipaddress {
                    {{string.Join('\n', cluster.PrefixedAddressesOf(0))}}
                }
            }

            """));
        string[] words =
        [
            "netns", "exec", cluster.Network.NamespaceOf(host), "keepalived", "-n", "-l", "-D", "-P", "-f", configuration,
            "-p", directory.File("keepalived.pid"), "-r", directory.File("vrrp.pid"),
        ];
        var process = Process.Start(new ProcessStartInfo("ip", words) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("keepalived did not start.");
        return new Keepalived(process, directory);
    }

    /// <summary>Ends it as an operator does: it says priority 0.</summary>
    public async Task StopAsync()
    {
        if (!_process.HasExited)
            Signals.Send(_process.Id, Signal.Terminate);
        await Eventually.HoldsAsync("keepalived ends", () => _process.HasExited, Deadlines.Load, () => Output.Text);
    }

    /// <summary>Ends it as a crash does; what it had stays on its host's interface.</summary>
    public async Task KillAsync()
    {
        // Its child first: that one says that it stops when it sees its parent die.
        var children = await File.ReadAllTextAsync($"/proc/{_process.Id}/task/{_process.Id}/children").ConfigureAwait(false);
        foreach (var child in children.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            Signals.Send(int.Parse(child, CultureInfo.InvariantCulture), Signal.Kill);
        Signals.Send(_process.Id, Signal.Kill);
        await Eventually.HoldsAsync("keepalived is dead", () => _process.HasExited, Deadlines.Load, () => Output.Text).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
        _directory.Dispose();
    }
}
