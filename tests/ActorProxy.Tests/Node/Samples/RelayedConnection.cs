using System.Net.Sockets;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Traffic;
using ActorProxy.Tests.Engine.Relay;
using Xunit;

namespace ActorProxy.Tests.Node.Samples;

/// <summary>A node with one client's connection relayed to an echoing server, and the expressions that look at it.</summary>
internal sealed class RelayedConnection : IAsyncDisposable
{
    private RelayedConnection(string bindOptions) => Configuration = $"""
        defaults
          mode tcp
          timeout client 60s
          timeout connect 2s
          timeout server 3s
          retries 7
        frontend web
          id 8
          bind 127.0.0.1:{Port} name lst id 77 {bindOptions}
          default_backend app
        backend app
          id 9
          server s1 127.0.0.1:{Server.Port} id 5 weight 20 maxconn 10 maxqueue 5
          server s2 127.0.0.1:{Server.Port} maxconn 10 maxqueue 5 backup
          server s3 127.0.0.1:{Server.Port} disabled

        """;

    public TcpServer Server { get; } = TcpServer.Echo();

    public NodeRig Rig { get; } = new();

    public int Port { get; } = FreePort.Next();

    public string Configuration { get; }

    public Socket Client { get; private set; } = null!;

    public LiveExpressions Live { get; private set; } = null!;

    /// <param name="header">What the client sends first, before the server hears it.</param>
    public static async Task<RelayedConnection> StartAsync(string bindOptions = "", byte[]? header = null)
    {
        var scene = new RelayedConnection(bindOptions);
        await scene.Rig.AcceptsAsync(scene.Configuration);
        scene.Client = await scene.Rig.ConnectAsync(scene.Port);
        if (header is not null)
            await scene.Client.WriteAsync(header);
        await scene.Client.SayAsync("hello");
        Assert.Equal("hello", await scene.Client.HearAsync(5));
        scene.Live = new LiveExpressions(scene.Rig.Node.Services);
        return scene;
    }

    public async ValueTask DisposeAsync()
    {
        await Rig.DisposeAsync();
        Server.Dispose();
    }
}
