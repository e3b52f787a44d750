using ActorProxy.Interop;

namespace ActorProxy.ProcessLife;

/// <summary>Looks users and groups up where the system keeps them.</summary>
internal static unsafe class Accounts
{
    private const int LargestEntryBytes = 1 << 20;

    /// <summary>A user's id by name, or null when there is no such user.</summary>
    public static uint? FindUser(string name)
    {
        for (var size = 1024; size <= LargestEntryBytes; size *= 4)
        {
            UserEntry entry;
            UserEntry* found;
            fixed (byte* buffer = new byte[size])
            {
                var error = Libc.GetUserByName(name, &entry, buffer, (nuint)size, &found);
                if (error != Libc.RangeError) return found is null ? null : found->User;
            }
        }
        return null;
    }

    /// <summary>A group's id by name, or null when there is no such group.</summary>
    public static uint? FindGroup(string name)
    {
        for (var size = 1024; size <= LargestEntryBytes; size *= 4)
        {
            GroupEntry entry;
            GroupEntry* found;
            fixed (byte* buffer = new byte[size])
            {
                var error = Libc.GetGroupByName(name, &entry, buffer, (nuint)size, &found);
                if (error != Libc.RangeError) return found is null ? null : found->Group;
            }
        }
        return null;
    }
}
