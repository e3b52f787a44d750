namespace ActorProxy.Core.Samples.Variables;

/// <summary>How long a variable lives and who sees it (configuration.txt 2.8).</summary>
public enum VariableScope
{
    /// <summary><c>proc</c>: the whole process.</summary>
    Process,

    /// <summary><c>sess</c>: a client's session.</summary>
    Session,

    /// <summary><c>txn</c>: a request and its response.</summary>
    Transaction,

    /// <summary><c>req</c>: the request's rules.</summary>
    Request,

    /// <summary><c>res</c>: the response's rules.</summary>
    Response,

    /// <summary><c>check</c>: one health check.</summary>
    Check,
}
