using System.Text;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>Makes a sample of a text of the process's own: a name, a host.</summary>
internal static class TextValue
{
    /// <summary>False for null, which is no value.</summary>
    public static bool Set(SampleContext context, string? text, ref Sample sample)
    {
        if (text is null)
            return false;
        var bytes = context.Scratch.Rent(Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, bytes.Span);
        sample.SetText(bytes);
        return true;
    }
}
