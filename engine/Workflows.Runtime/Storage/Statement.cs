using System.Collections.Immutable;

namespace Workflows.Runtime.Storage;

/// <summary>One SQL statement in the subset that both databases share, with parameters <c>$1</c>, <c>$2</c> ….</summary>
/// <param name="Name">What it does, such as <c>wait.consume</c>: the name by which fault tests find it.</param>
/// <param name="Text">The same text every time, so that both databases keep it prepared. Never holds a value.</param>
/// <param name="Values">In order of the parameters: null, <see cref="long"/>, <see cref="int"/>, <see cref="bool"/>,
/// <see cref="string"/>, <see cref="Guid"/>, byte array or <see cref="NodaTime.Instant"/>.</param>
/// <remarks>A <see cref="Guid"/> is stored as 16 bytes in the order in which it is written (SQLite) or as <c>uuid</c> (PostgreSQL); an
/// instant as a count of 100-nanosecond ticks since 1970-01-01T00:00Z, which sorts and comes back exactly on both.</remarks>
public sealed record Statement(string Name, string Text, params ImmutableArray<object?> Values);
