using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Proxies;

namespace ActorProxy.Node.Samples;

/// <summary>The backend and the server of a check, as its expressions see them: there is no stream, only where one would go. Any thread.</summary>
internal sealed class CheckedServerFacts(NodeBackendFacts backend, string server) : StreamFacts
{
    public override BackendFacts Backend => backend;

    public override ServerFacts? Server { get; } = backend.Find(server);

    public override StreamTimes Times => new(-1, -1, -1, -1);

    public override long Number => 0;
}
