using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>Makes samples of one end of a connection; a unix socket's end has neither address nor port.</summary>
internal static class EndValue
{
    public static bool SetAddress(NetworkAddress end, ref Sample sample)
    {
        if (!end.IsInternet)
            return false;
        sample.SetAddress(end);
        return true;
    }

    public static bool SetPort(NetworkAddress end, ref Sample sample)
    {
        if (!end.IsInternet)
            return false;
        sample.SetNumber(end.Port);
        return true;
    }
}
