using System.Collections.Immutable;
using ActorProxy.Actors;

namespace ActorProxy.Node.Peers;

/// <summary>Gathers what reports show of the <c>peers</c> sections.</summary>
internal static class PeersSnapshots
{
    /// <summary>An actor that ends while it is asked never answers; its section or peer is left out then.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static async Task<ImmutableArray<PeersSnapshot>> GatherAsync(ImmutableArray<IActorRef<PeersSectionProtocol.ICommand>> sections)
    {
        var views = await AskAsync<PeersSectionProtocol.ICommand, PeersSectionView>(sections, static answer => new PeersSectionProtocol.GetSection(answer));
        var snapshots = ImmutableArray.CreateBuilder<PeersSnapshot>();
        foreach (var view in views)
        {
            var peers = await AskAsync<PeerProtocol.ICommand, PeerSnapshot>(view.Peers, static answer => new PeerProtocol.GetPeer(answer));
            snapshots.Add(view.Section with { Peers = [.. peers.OrderBy(static one => one.Name, StringComparer.Ordinal)] });
        }

        return [.. snapshots.OrderBy(static one => one.Name, StringComparer.Ordinal)];
    }

    private static async Task<IEnumerable<TAnswer>> AskAsync<TMessage, TAnswer>(ImmutableArray<IActorRef<TMessage>> actors, Func<TaskCompletionSource<TAnswer>, TMessage> query)
        where TMessage : class
    {
        var answers = new List<TaskCompletionSource<TAnswer>>();
        foreach (var actor in actors)
        {
            var answer = new TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
            actor.Tell(query(answer));
            answers.Add(answer);
        }

        try
        {
            await Task.WhenAll(answers.Select(static one => one.Task)).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            // What has come is shown.
            return answers.Where(static one => one.Task.IsCompletedSuccessfully).Select(static one => one.Task.Result);
        }

        return answers.Select(static one => one.Task.Result);
    }
}
