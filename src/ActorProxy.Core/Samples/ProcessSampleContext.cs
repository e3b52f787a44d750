using ActorProxy.Core.Samples.Proxies;

namespace ActorProxy.Core.Samples;

/// <summary>What an expression can look at where there is no connection: the process alone.</summary>
public sealed class ProcessSampleContext(ProcessFacts process, SampleScratch scratch, ProxyDirectory? proxies = null) : SampleContext
{
    public override ProcessFacts Process => process;
    public override SampleScratch Scratch => scratch;
    public override ProxyDirectory? Proxies => proxies;
}
