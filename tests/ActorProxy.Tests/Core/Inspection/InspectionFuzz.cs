using System.Diagnostics;
using System.Globalization;

namespace ActorProxy.Tests.Core.Inspection;

/// <summary>Runs a check over random input: 20,000 rounds, or as many seconds as <c>ACTORPROXY_FUZZ_SECONDS</c> says. A failure names its seed.</summary>
internal static class InspectionFuzz
{
    private const int Rounds = 20_000;

    public static void Run(Action<int, Random> check)
    {
        var seconds = Environment.GetEnvironmentVariable("ACTORPROXY_FUZZ_SECONDS") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        var first = seconds > 0 ? Environment.TickCount : 1;
        var watch = Stopwatch.StartNew();
        for (var round = 0; seconds > 0 ? watch.Elapsed.TotalSeconds < seconds : round < Rounds; round++)
        {
            var seed = unchecked(first + round);
            check(seed, new Random(seed));
        }
    }

    /// <summary>One input with some bytes changed, dropped, doubled, or continued by another one.</summary>
    public static byte[] Mutate(byte[] input, byte[] other, Random random)
    {
        var bytes = new List<byte>(input);
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(6))
            {
                case 0 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2 when at < bytes.Count:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 8), bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(0, random.Next(bytes.Count + 1)));
                    break;
                case 4 when bytes.Count + other.Length < 100_000:
                    bytes.InsertRange(at, other);
                    break;
                default:
                    bytes.Insert(at, (byte)(random.Next(3) * 127));
                    break;
            }
        }

        return [.. bytes];
    }
}
