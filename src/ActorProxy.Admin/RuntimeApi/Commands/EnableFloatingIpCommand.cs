using ActorProxy.Config.Model;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>enable floating-ip</c>: ends what <c>disable floating-ip</c> began.</summary>
internal sealed class EnableFloatingIpCommand : RuntimeCommand
{
    public override string Words => "enable floating-ip";
    public override string Summary => "take part in the floating addresses again";
    public override AdminLevel Level => AdminLevel.Admin;

    public override ValueTask RunAsync(CommandCall call)
    {
        call.Context.Options.Cluster()?.Resume();
        Verdict.Write(call, true, "");
        return default;
    }
}
