namespace ActorProxy.Differential.Tests.Logging;

/// <summary>Where facts of connections are meant to be others than in Debian's haproxy 2.6, each with its reason.</summary>
public static class WantedFactDifferences
{
    private const string Handshake = "haproxy has no value before the PROXY header has come; without an error so far, and without a header, 0 is what is known";

    private const string Unmade = "haproxy tells the addresses of the socket that could not connect; a connection that was never made has none";

    public static IReadOnlyList<WantedFactDifference> All { get; } =
    [
        new("header of version 1", "accepted fc_err", "0", Handshake),
        new("header of version 1", "accepted fc_err_str", "Success", Handshake),
        new("header of version 1", "accepted fc_rcvd_proxy", "0", Handshake),
        new("header of version 2", "accepted fc_err", "0", Handshake),
        new("header of version 2", "accepted fc_err_str", "Success", Handshake),
        new("header of version 2", "accepted fc_rcvd_proxy", "0", Handshake),
        new("refusing server", "end bc_src", "-", Unmade),
        new("refusing server", "end bc_src_port", "-", Unmade),
        new("refusing server", "end bc_dst", "-", Unmade),
        new("refusing server", "end bc_dst_port", "-", Unmade),
    ];

    /// <summary>Null for a fact that both have to agree on.</summary>
    public static WantedFactDifference? Find(string scenario, string fact) => All.FirstOrDefault(one => one.Scenario == scenario && one.Fact == fact);
}
