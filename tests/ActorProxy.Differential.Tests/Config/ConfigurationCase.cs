namespace ActorProxy.Differential.Tests.Config;

/// <summary>One configuration that HAProxy and this program are both asked about.</summary>
/// <param name="Name">The file it stands in and, for a single line, the line: "server: weight 257".</param>
/// <param name="Content">The file's bytes, which need not be text.</param>
public sealed record ConfigurationCase(string Name, byte[] Content)
{
    public override string ToString() => Name;
}
