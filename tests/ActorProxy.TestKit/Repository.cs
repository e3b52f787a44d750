namespace ActorProxy.TestKit;

/// <summary>Where the repository lies that the running tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathTo(string relative) => Path.Combine(Root, relative);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ActorProxy.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No ActorProxy.sln in {AppContext.BaseDirectory} or above it: run the tests from the repository's build output.");
    }
}
