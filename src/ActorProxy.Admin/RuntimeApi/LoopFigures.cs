using ActorProxy.Actors;

namespace ActorProxy.Admin.RuntimeApi;

/// <summary>What one event loop has done and has.</summary>
internal sealed record LoopFigures(LoopActivity Activity, int Connections, int MaxPipes, int PipesInUse, int PipesFree);
