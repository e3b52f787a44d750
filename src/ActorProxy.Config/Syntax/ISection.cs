namespace ActorProxy.Config.Syntax;

/// <summary>A section of the configuration that is open: takes the lines below its header.</summary>
public interface ISection
{
    void Parse(Statement statement);

    /// <summary>The next section began, or the file ended.</summary>
    void End();
}
