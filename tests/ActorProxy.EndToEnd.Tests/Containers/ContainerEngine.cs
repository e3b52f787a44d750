using System.Globalization;

namespace ActorProxy.EndToEnd.Tests.Containers;

/// <summary>A Docker engine of the tests' own, with the project's images built in it as README says; null properties where none can run.</summary>
public sealed class ContainerEngine : IAsyncLifetime
{
    private const int CannotRun = 77;
    private static readonly TimeSpan Patience = Deadlines.Of(TimeSpan.FromMinutes(4));
    private static readonly string Script = Repository.PathTo("tests/container-engine");

    private readonly TestDirectory _directory = new();
    private readonly Dictionary<string, string?> _environment = [];

    /// <summary>Why there is no engine; null when there is one.</summary>
    public string? Absence { get; private set; }

    /// <summary>The part of the repository that the images are built from: what <c>.dockerignore</c> lets through, and what <c>docker-compose.yml</c> mounts.</summary>
    public string Context => _directory.File("context");

    /// <summary>The engine's networks are reached from this namespace.</summary>
    public string Namespace => $"apc-{Path.GetFileName(_directory.Path)}";

    public async ValueTask InitializeAsync()
    {
        var up = await Command.RunAsync(Script, ["up", _directory.Path], within: Patience).ConfigureAwait(false);
        if (up.ExitCode == CannotRun || (up.ExitCode != 0 && !Environment.IsPrivilegedProcess))
        {
            Absence = up.StandardError.Trim();
            return;
        }

        Assert.True(up.ExitCode == 0, up.Output);
        _environment["DOCKER_HOST"] = up.StandardOutput.Trim();
        _environment["DOCKER_BUILDKIT"] = "0";
        _environment["COMPOSE_PROJECT_NAME"] = "ap";
        _environment["TARGET"] = "published";
        try
        {
            await PublishAsync().ConfigureAwait(false);
            await ComposeAsync("build").ConfigureAwait(false);
        }
        catch
        {
            // Nobody disposes of what has not become ready.
            await DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Runs <c>docker</c> and returns what it printed; it must go well.</summary>
    public Task<string> DockerAsync(params string[] arguments) => RunAsync("docker", arguments);

    /// <summary>Runs <c>docker-compose</c> beside <c>docker-compose.yml</c> and returns what it printed; it must go well.</summary>
    public Task<string> ComposeAsync(params string[] arguments) => RunAsync("docker-compose", arguments);

    /// <summary>Runs a program in a container of <c>docker-compose.yml</c>, and returns what it printed, whatever came of it.</summary>
    public async Task<CommandResult> ExecAsync(string service, params string[] words) =>
        await Command.RunAsync("docker-compose", ["exec", "-T", service, .. words], within: Deadlines.Load, environment: _environment, workingDirectory: Context).ConfigureAwait(false);

    /// <summary>What a container's program has written to its two outputs.</summary>
    public async Task<string> LogsOfAsync(string container) => (await Command.RunAsync("docker", ["logs", container], environment: _environment).ConfigureAwait(false)).Output;

    public async Task<long> SizeOfAsync(string image) =>
        long.Parse(await DockerAsync("image", "inspect", "--format", "{{.Size}}", image).ConfigureAwait(false), CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await Command.RunAsync(Script, ["down", _directory.Path], within: Deadlines.Load).ConfigureAwait(false);
        _directory.Dispose();
    }

    /// <summary>Compiles with the command of the Dockerfile, in a folder that has no more than a build of the image would see.</summary>
    private async Task PublishAsync()
    {
        Directory.CreateDirectory(Context);
        // Its own servers, which end with it, and not the machine's.
        var environment = new Dictionary<string, string?> { ["MSBUILDDISABLENODEREUSE"] = "1", ["UseSharedCompilation"] = "false" };
        var copied = await Command.RunAsync("tar", ["-C", Repository.Root, "--exclude=bin", "--exclude=obj", "-cf", _directory.File("context.tar"), .. AllowedFiles(), "Dockerfile", ".dockerignore", "docker-compose.yml", "cluster-config"]).ConfigureAwait(false);
        Assert.True(copied.ExitCode == 0, copied.Output);
        await Command.RunAsync("tar", ["-C", Context, "-xf", _directory.File("context.tar")]).ConfigureAwait(false);
        var line = (await File.ReadAllLinesAsync(Path.Combine(Context, "Dockerfile")).ConfigureAwait(false)).Single(static one => one.StartsWith("RUN dotnet publish", StringComparison.Ordinal));
        var command = line["RUN ".Length..].Replace("/publish", "artifacts/publish", StringComparison.Ordinal);
        var published = await Command.RunAsync("sh", ["-c", command], within: Patience, environment: environment, workingDirectory: Context).ConfigureAwait(false);
        Assert.True(published.ExitCode == 0, published.Output);
    }

    private static IEnumerable<string> AllowedFiles() =>
        File.ReadAllLines(Repository.PathTo(".dockerignore")).Where(static one => one.StartsWith('!') && one != "!artifacts/publish")
            .SelectMany(static one => Directory.GetFileSystemEntries(Repository.Root, one[1..])).Select(static one => Path.GetRelativePath(Repository.Root, one));

    private async Task<string> RunAsync(string program, string[] arguments)
    {
        var result = await Command.RunAsync(program, arguments, within: Patience, environment: _environment, workingDirectory: Context).ConfigureAwait(false);
        Assert.True(result.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {result.Output}");
        return result.StandardOutput.Trim();
    }
}
