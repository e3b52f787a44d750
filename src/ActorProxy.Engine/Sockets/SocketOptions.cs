using System.Runtime.InteropServices;
using System.Text;
using ActorProxy.Config.Model;
using ActorProxy.Engine.Sockets.Interop;

namespace ActorProxy.Engine.Sockets;

/// <summary>Sets what the configuration asks for on a descriptor; each call returns 0 or an errno.</summary>
internal static unsafe class SocketOptions
{
    public static int Set(int descriptor, int level, int option, int value) =>
        SocketCalls.SetOption(descriptor, level, option, &value, sizeof(int)) == 0 ? 0 : Marshal.GetLastSystemError();

    public static int Get(int descriptor, int level, int option)
    {
        var value = 0;
        uint length = sizeof(int);
        return SocketCalls.GetOption(descriptor, level, option, &value, &length) == 0 ? value : -1;
    }

    public static int SetKeepAlive(int descriptor, KeepAliveConfig? keepAlive)
    {
        if (keepAlive is null)
            return 0;
        var error = Set(descriptor, SocketConstants.LevelSocket, SocketConstants.KeepAlive, 1);
        if (error == 0 && keepAlive.Count is { } count)
            error = Set(descriptor, SocketConstants.LevelTcp, SocketConstants.TcpKeepCount, count);
        if (error == 0 && keepAlive.Idle is { } idle)
            error = Set(descriptor, SocketConstants.LevelTcp, SocketConstants.TcpKeepIdle, (int)Math.Ceiling(idle.TotalSeconds));
        if (error == 0 && keepAlive.Interval is { } interval)
            error = Set(descriptor, SocketConstants.LevelTcp, SocketConstants.TcpKeepInterval, (int)Math.Ceiling(interval.TotalSeconds));
        return error;
    }

    public static int SetUserTimeout(int descriptor, TimeSpan? timeout) =>
        timeout is { } value ? Set(descriptor, SocketConstants.LevelTcp, SocketConstants.TcpUserTimeout, (int)value.TotalMilliseconds) : 0;

    public static int SetBuffers(int descriptor, int? receiveBytes, int? sendBytes)
    {
        var error = receiveBytes is { } receive ? Set(descriptor, SocketConstants.LevelSocket, SocketConstants.ReceiveBuffer, receive) : 0;
        return error == 0 && sendBytes is { } send ? Set(descriptor, SocketConstants.LevelSocket, SocketConstants.SendBuffer, send) : error;
    }

    public static int BindToInterface(int descriptor, string? name)
    {
        if (name is null)
            return 0;
        var bytes = Encoding.UTF8.GetBytes(name + "\0");
        fixed (byte* start = bytes)
            return SocketCalls.SetOption(descriptor, SocketConstants.LevelSocket, SocketConstants.BindToDevice, start, (uint)bytes.Length) == 0 ? 0 : Marshal.GetLastSystemError();
    }
}
