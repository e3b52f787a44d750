using System.Text;
using ActorProxy.Core.Hashing;

namespace ActorProxy.Core.Membership;

/// <summary>In which order members come into question for something: the same on every node, and another one for each thing.</summary>
public static class MemberRank
{
    /// <summary>The best first. Who joins or leaves changes the place of nobody else.</summary>
    public static IEnumerable<string> Of(string subject, IEnumerable<string> members) =>
        members.OrderByDescending(member => XxHash64.Compute(Encoding.UTF8.GetBytes($"{subject}\n{member}"), 0)).ThenBy(static member => member, StringComparer.Ordinal);
}
