namespace ActorProxy.Node.Admission;

/// <summary>Someone who found an <see cref="AdmissionGate"/> full.</summary>
public interface IGateWaiter
{
    /// <summary>There may be a place now. Called once per wait, on the thread of whoever gave it back.</summary>
    void GateOpened();
}
