using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords;

/// <summary>A word that works on a line with many (a server's, a bind's option): its name and what reads it.</summary>
/// <param name="Parse">Called with the statement's cursor behind the word, which is passed too, for messages.</param>
/// <param name="Form">What <c>-dKall</c> prints behind the name, such as " +1" for one argument.</param>
public sealed record Keyword<TTarget>(string Name, Action<TTarget, Statement, Word> Parse, string Form = "");
