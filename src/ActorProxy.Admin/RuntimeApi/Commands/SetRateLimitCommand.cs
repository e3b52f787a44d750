using System.Globalization;
using ActorProxy.Config.Model;
using ActorProxy.Node.Admission;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>set rate-limit</c>: how many connections or sessions the process takes within a second; 0 for any number.</summary>
internal sealed class SetRateLimitCommand : RuntimeCommand
{
    public override string Words => "set rate-limit";
    public override string Usage => "set rate-limit connections|sessions global <value>";
    public override string Summary => "change what the process takes within a second";
    public override AdminLevel Level => AdminLevel.Admin;

    public override ValueTask RunAsync(CommandCall call)
    {
        var services = call.Node.Services;
        return (call.Argument(0), call.Argument(1)) switch
        {
            ("connections", "global") => Set(call, services.ConnectionRateLimit),
            ("sessions", "global") => Set(call, services.SessionRateLimit),
            ("ssl-sessions" or "http-compression", "global") => call.Fail($"'set rate-limit {call.Argument(0)}' is not supported by ActorProxy."),
            _ => call.Fail("'set rate-limit' takes 'connections global <value>' or 'sessions global <value>'."),
        };
    }

    private static ValueTask Set(CommandCall call, RateLimit rate)
    {
        if (!long.TryParse(call.Argument(2), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var limit))
            return call.Fail("Expects an integer value.");
        if (limit is < 0 or > int.MaxValue)
            return call.Fail("Value out of range.");
        rate.Limit = limit;
        return default;
    }
}
