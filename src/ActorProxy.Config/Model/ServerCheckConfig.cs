namespace ActorProxy.Config.Model;

/// <summary>How one server's health is checked: the options that stand on the <c>server</c> line.</summary>
public sealed record ServerCheckConfig
{
    /// <summary>Where nothing is written; shared by all lines that say nothing else.</summary>
    public static readonly ServerCheckConfig Usual = new();

    public TimeSpan Inter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Between two states; null means <see cref="Inter"/>.</summary>
    public TimeSpan? FastInter { get; init; }

    /// <summary>While down; null means <see cref="Inter"/>.</summary>
    public TimeSpan? DownInter { get; init; }
    public int Rise { get; init; } = 2;
    public int Fall { get; init; } = 3;

    /// <summary><c>port</c>, or null for the server's.</summary>
    public int? Port { get; init; }

    /// <summary><c>addr</c>, or null for the server's.</summary>
    public AddressConfig? Address { get; init; }
    public bool SendProxy { get; init; }
}
