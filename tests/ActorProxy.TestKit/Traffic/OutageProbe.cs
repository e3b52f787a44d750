using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ActorProxy.TestKit.Processes;

namespace ActorProxy.TestKit.Traffic;

/// <summary>A client that opens a connection every two milliseconds, whatever became of those before, and asks for one answer on each.</summary>
/// <remarks>A lost packet is sent again by the kernel only after a second: each attempt stands for its own moment.</remarks>
public sealed class OutageProbe : IAsyncDisposable
{
    private const int StepMs = 2;

    private readonly ConcurrentQueue<(TimeSpan Began, string? Answer)> _attempts = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Task _thread;

    private OutageProbe(string networkNamespace, IPEndPoint target) => _thread = NamespaceThread.RunAsync(networkNamespace, () => Attempt(target));

    public static OutageProbe Start(string networkNamespace, IPEndPoint target) => new(networkNamespace, target);

    /// <summary>The clock of all that is measured.</summary>
    public TimeSpan Now => _clock.Elapsed;

    /// <summary>The answers of attempts that began at or after a time, in the order of their beginnings.</summary>
    public IEnumerable<(TimeSpan Began, string Answer)> AnswersSince(TimeSpan time) =>
        _attempts.Where(one => one.Answer is not null && one.Began >= time).OrderBy(static one => one.Began).Select(static one => (one.Began, one.Answer!));

    /// <summary>The longest time from one attempt that was answered to the next, from a time on, which counts as one of them; with no answer since, all of it.</summary>
    public TimeSpan LongestOutageSince(TimeSpan time)
    {
        var (longest, last) = (TimeSpan.Zero, time);
        foreach (var (began, _) in AnswersSince(time))
        {
            if (began - last > longest)
                longest = began - last;
            last = began;
        }

        return last == time ? Now - time : longest;
    }

    /// <summary>Waits until so many attempts that began at or after a time were answered.</summary>
    public Task UntilAnsweredAsync(TimeSpan since, int count = 1) =>
        Eventually.HoldsAsync($"{count} attempts are answered", () => AnswersSince(since).Take(count).Count() == count);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _thread.ConfigureAwait(false);
        _end.Dispose();
    }

    private void Attempt(IPEndPoint target)
    {
        for (var next = _clock.Elapsed; !_end.IsCancellationRequested; next += TimeSpan.FromMilliseconds(StepMs))
        {
            var wait = next - _clock.Elapsed;
            if (wait > TimeSpan.Zero)
                _end.Token.WaitHandle.WaitOne(wait);
            _ = AskAsync(new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp), target, _clock.Elapsed);
        }
    }

    private async Task AskAsync(Socket socket, IPEndPoint target, TimeSpan began)
    {
        using var _ = socket;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        deadline.CancelAfter(TimeSpan.FromMilliseconds(900));
        string? answer = null;
        try
        {
            var buffer = new byte[64];
            await socket.ConnectAsync(target, deadline.Token).ConfigureAwait(false);
            var count = await socket.ReceiveAsync(buffer, deadline.Token).ConfigureAwait(false);
            answer = count > 0 ? System.Text.Encoding.ASCII.GetString(buffer, 0, count) : null;
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            // What an outage looks like.
        }

        _attempts.Enqueue((began, answer));
    }
}
