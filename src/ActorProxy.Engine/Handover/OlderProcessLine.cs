using System.Collections.Immutable;
using ActorProxy.Core.Handover;

namespace ActorProxy.Engine.Handover;

/// <summary>An open line to the process that is taken over from, once it has said what it holds.</summary>
/// <param name="Descriptor">A non-blocking unix socket, not inherited by other programs; whoever gets the line closes it.</param>
/// <param name="Held">One for each server that was asked for.</param>
/// <param name="Unread">What it has said since, as bytes of lines.</param>
public sealed record OlderProcessLine(int Descriptor, ImmutableArray<SlotMessage> Held, ReadOnlyMemory<byte> Unread);
