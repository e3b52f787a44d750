using System.Globalization;

namespace ActorProxy.Differential.Tests.Balance;

/// <summary>Clients and operators that do what a seed says.</summary>
public sealed class RandomScript(int seed, int servers, bool weightsChange)
{
    public async Task RunAsync(IBalanceSubject subject)
    {
        var random = new Random(seed);
        for (var step = 0; step < 120; step++)
        {
            var server = $"s{random.Next(servers) + 1}";
            var open = subject.Open;
            switch (random.Next(12))
            {
                case < 5 when open.Count < 25:
                    await subject.HoldAsync();
                    break;
                case < 9 when open.Count > 0:
                    await subject.LeaveAsync(open.ElementAt(random.Next(open.Count)));
                    break;
                case 9 when weightsChange:
                    await subject.CommandAsync("set weight", server, random.Next(3) == 0 ? "0" : random.Next(257).ToString(CultureInfo.InvariantCulture));
                    break;
                case 9 or 10:
                    await subject.CommandAsync("set server", server, "state " + (random.Next(4) switch { 0 => "maint", 1 => "drain", _ => "ready" }));
                    break;
                case 11:
                    await subject.CommandAsync("set server", server, "health " + (random.Next(4) switch { 0 => "down", 1 => "stopping", _ => "up" }));
                    break;
                default:
                    if (open.Count < 25)
                        await subject.HoldAsync();
                    break;
            }
        }
    }
}
