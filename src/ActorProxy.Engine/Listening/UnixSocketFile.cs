using System.Runtime.InteropServices;
using ActorProxy.Config.Model;
using ActorProxy.Engine.Sockets;
using ActorProxy.Engine.Sockets.Interop;

namespace ActorProxy.Engine.Listening;

/// <summary>The file of a unix socket: who may connect, and who removes it.</summary>
internal sealed class UnixSocketFile
{
    private readonly UnixFileMode _mode;
    private readonly uint _user = SocketCalls.EffectiveUser();
    private readonly uint _group = SocketCalls.EffectiveGroup();
    private string _path;

    /// <summary>A file that is there: its mode of now is the one without <c>mode</c>, as is the process's user of now the owner without <c>uid</c>.</summary>
    public UnixSocketFile(string path)
    {
        _path = path;
        _mode = File.GetUnixFileMode(path);
    }

    /// <summary>Gives it mode and owner; where <paramref name="before"/> had one that is not wanted any more, those it was made with.</summary>
    /// <exception cref="IOException">The process may not.</exception>
    /// <exception cref="UnauthorizedAccessException">The process may not.</exception>
    public void Apply(UnixSocketPermissions permissions, UnixSocketPermissions? before)
    {
        const uint Unchanged = uint.MaxValue;
        if (permissions.Mode != before?.Mode)
            File.SetUnixFileMode(_path, permissions.Mode is { } mode ? (UnixFileMode)mode : _mode);
        var user = permissions.UserId == before?.UserId ? Unchanged : permissions.UserId ?? _user;
        var group = permissions.GroupId == before?.GroupId ? Unchanged : permissions.GroupId ?? _group;
        if ((user != Unchanged || group != Unchanged) && SocketCalls.ChangeOwner(_path, user, group) < 0)
            throw new IOException($"its owner can't be changed: {SocketErrors.Describe(Marshal.GetLastSystemError())}");
    }

    /// <summary>Puts it in the place of what clients find at <paramref name="path"/>.</summary>
    public void MoveTo(string path)
    {
        File.Move(_path, path, overwrite: true);
        _path = path;
    }

    /// <summary>Removes it where the process may; left behind, it is replaced by whoever listens there next.</summary>
    public void Delete()
    {
        try
        {
            File.Delete(_path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // After chroot or a change of user the folder is out of reach, as it is for haproxy: clients are refused all the same.
            return;
        }
    }
}
