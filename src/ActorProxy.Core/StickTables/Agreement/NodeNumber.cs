using System.Text;
using ActorProxy.Core.Hashing;

namespace ActorProxy.Core.StickTables.Agreement;

/// <summary>The number by which nodes know each other in what they replicate: the same for a name on every node.</summary>
public static class NodeNumber
{
    private const ulong Seed = 0x41637450;

    /// <summary>Never 0. Two names of one section may fall together, if with a chance of one to some thousand millions: the section refuses such names.</summary>
    public static uint Of(string name)
    {
        var number = (uint)XxHash64.Compute(Encoding.UTF8.GetBytes(name), Seed);
        return number == 0 ? 1 : number;
    }
}
