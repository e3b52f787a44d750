namespace ActorProxy.Core.Time;

/// <summary>One conversion of a <see cref="StrftimeFormat"/>, or text between two.</summary>
/// <param name="Raw">As it was written: what stands for itself.</param>
/// <param name="Conversion">The conversion's letter, 0 for text.</param>
/// <param name="Flag">How it is padded: <c>_</c>, <c>-</c> or <c>0</c>; 0 for the conversion's own way.</param>
/// <param name="Case"><c>^</c> for capitals, <c>#</c> for the other case, 0 for neither.</param>
/// <param name="Width">At least so many letters, 0 for the conversion's own number.</param>
internal sealed record StrftimePart(byte[] Raw, char Conversion, char Flag, char Case, int Width);
