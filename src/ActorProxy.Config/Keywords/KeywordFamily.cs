namespace ActorProxy.Config.Keywords;

/// <summary>Keywords that are made together, known by their names before.</summary>
/// <param name="Names">Parted by blanks; one that ends with a star stands for all that begin so and belong to no other family.</param>
public sealed record KeywordFamily<TKeyword>(string Names, Func<TKeyword[]> Make);
