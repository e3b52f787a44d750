using ActorProxy.Config.Model;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>One command of the runtime API. Stateless: all that it works on comes with the call.</summary>
internal abstract class RuntimeCommand
{
    /// <summary>The words that select it, as in <c>show stat</c>.</summary>
    public abstract string Words { get; }

    /// <summary>Its words with its arguments, for the help.</summary>
    public virtual string Usage => Words;

    /// <summary>What it does, for the help.</summary>
    public abstract string Summary { get; }

    /// <summary>The level that a session needs.</summary>
    public virtual AdminLevel Level => AdminLevel.User;

    public virtual CommandScope Scope => CommandScope.Worker;

    /// <summary>Not shown by the help: for programs alone.</summary>
    public virtual bool IsHidden => false;

    /// <summary>Whether an empty line ends the answer; false for commands that change the session without a word.</summary>
    public virtual bool IsAnswered => true;

    /// <summary>Answers at once and with little, and is sent by the thousand: its answer may wait for those of the commands behind it.</summary>
    public virtual bool IsBrief => false;

    public abstract ValueTask RunAsync(CommandCall call);
}
