using System.Collections.Immutable;
using ActorProxy.Config.Model;

namespace ActorProxy.Core.Captures;

/// <summary>Numbers a proxy's capture slots while its rules are compiled: in the order of the lines, whether they declare one or capture.</summary>
public sealed class CaptureSlotCounter(ImmutableArray<CaptureSlotConfig> declared)
{
    private readonly ImmutableArray<int>.Builder _request = ImmutableArray.CreateBuilder<int>();
    private readonly ImmutableArray<int>.Builder _response = ImmutableArray.CreateBuilder<int>();
    private int _next;

    /// <summary>Numbers the slots that are declared before a rule.</summary>
    /// <param name="rule">The rule's place among all of the proxy's.</param>
    public void ReachRule(int rule)
    {
        for (; _next < declared.Length && declared[_next].RulesBefore <= rule; _next++)
            (declared[_next].IsResponse ? _response : _request).Add(declared[_next].LengthBytes);
    }

    /// <summary>Takes the next slot for a rule that captures; returns its number.</summary>
    public int Take(int lengthBytes)
    {
        _request.Add(lengthBytes);
        return _request.Count - 1;
    }

    /// <summary>All slots, once all rules are compiled.</summary>
    public CaptureSlots Finish()
    {
        ReachRule(int.MaxValue);
        return _request.Count + _response.Count == 0 ? CaptureSlots.None : new CaptureSlots(_request.ToImmutable(), _response.ToImmutable());
    }
}
