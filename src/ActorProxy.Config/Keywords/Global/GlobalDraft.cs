using ActorProxy.Config.Model;

namespace ActorProxy.Config.Keywords.Global;

/// <summary>All <c>global</c> sections while they are being read: each one goes on where the last one ended.</summary>
public sealed class GlobalDraft
{
    public GlobalConfig Config { get; set; } = new();

    public List<LogTargetConfig> Logs { get; } = [];

    public List<BindConfig> StatsSockets { get; } = [];

    public List<VariableConfig> Variables { get; } = [];

    /// <summary><c>zero-warning</c>: a warning is as bad as an error.</summary>
    public bool FailsOnWarnings { get; set; }

    public void Edit(Func<GlobalConfig, GlobalConfig> edit) => Config = edit(Config);

    public void Tune(Func<TuningConfig, TuningConfig> edit) => Config = Config with { Tuning = edit(Config.Tuning) };
}
