using ActorProxy.Config.Model;
using ActorProxy.Interop;

namespace ActorProxy.ProcessLife;

/// <summary>Gives up what the process does not need any more once its listeners are bound: the file system, other groups, root.</summary>
internal static unsafe class Privileges
{
    /// <summary>Whether <see cref="Drop"/> will change anything.</summary>
    public static bool AreDroppedBy(GlobalConfig global) => global is not { Chroot: null, UserId: null, GroupId: null };

    /// <summary>
    /// Enters <c>chroot</c>, then becomes <c>gid</c> and <c>uid</c>. For all threads: the C library carries changes of identity to each of them,
    /// and the root folder belongs to the process.
    /// </summary>
    /// <param name="onNetworkThread">Runs something on the thread that changes floating addresses: that one keeps the capabilities to. Null without one.</param>
    public static void Drop(GlobalConfig global, Action<Action>? onNetworkThread)
    {
        if (onNetworkThread is null || global.UserId is null or 0)
        {
            EnterAndBecome(global);
            return;
        }

        // Held meanwhile: between the change of user and the return of its capabilities it could not do its work.
        using var isReady = new ManualResetEventSlim();
        using var isChanged = new ManualResetEventSlim();
        using var isDone = new ManualResetEventSlim();
        SystemErrorException? failure = null;
        onNetworkThread(() =>
        {
            try
            {
                Capabilities.KeepThroughChangeOfUser();
                isReady.Set();
                isChanged.Wait();
                Capabilities.Limit(Capabilities.OfFloatingAddresses);
            }
            catch (SystemErrorException error)
            {
                failure = error;
            }

            isReady.Set();
            isDone.Set();
        });
        isReady.Wait();
        try
        {
            EnterAndBecome(global);
        }
        finally
        {
            isChanged.Set();
            isDone.Wait();
        }

        if (failure is not null) throw failure;
    }

    private static void EnterAndBecome(GlobalConfig global)
    {
        if (global.Chroot is { } root)
        {
            if (Libc.ChangeRoot(root) != 0) throw SystemErrorException.FromLastError($"cannot chroot to '{root}'");
            if (Libc.ChangeDirectory("/") != 0) throw SystemErrorException.FromLastError($"cannot enter '{root}'");
        }
        // The groups first: a process that is no longer root may not change them.
        if (global.GroupId is { } group)
        {
            if (Libc.GetGroups(0, null) > 0 && Libc.SetGroups(0, null) != 0 && Libc.EffectiveUser() == 0)
                throw SystemErrorException.FromLastError("cannot drop supplementary groups");
            if (Libc.SetGroup(group) != 0) throw SystemErrorException.FromLastError($"cannot set the group to {group}");
        }
        if (global.UserId is { } user && Libc.SetUser(user) != 0)
            throw SystemErrorException.FromLastError($"cannot set the user to {user}");
    }
}
