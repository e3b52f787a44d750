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
    public static void Drop(GlobalConfig global)
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
