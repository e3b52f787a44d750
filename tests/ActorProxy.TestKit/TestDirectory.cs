namespace ActorProxy.TestKit;

/// <summary>A temporary directory of one test, removed with everything in it at the end.</summary>
/// <remarks>Its path is short, because a unix socket's path may have 107 characters at most.</remarks>
public sealed class TestDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ap-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        var path = File(name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }

    public override string ToString() => Path;
}
