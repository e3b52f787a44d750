using ActorProxy.ProcessLife;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.ProcessLife;

public sealed class PidFileTests
{
    [Fact]
    public void Replaces_what_another_process_left_there()
    {
        using var directory = new TestDirectory();
        var path = directory.Write("pid", "1234567890\n1234567891\n");
        PidFile.Write(path, 42);
        Assert.Equal("42\n", File.ReadAllText(path));
    }

    [Fact]
    public void Names_the_file_and_the_reason_when_it_can_not_be_written()
    {
        using var directory = new TestDirectory();
        var path = directory.File("missing/pid");
        var refused = Assert.Throws<SystemErrorException>(() => PidFile.Write(path, 42));
        Assert.Equal($"cannot create the pid file '{path}': No such file or directory", refused.Message);
    }
}
