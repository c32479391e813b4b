using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Workflows.Runtime.Storage.Model;

/// <summary>Times as <see cref="Statement"/> stores them.</summary>
internal sealed class InstantTicks() : ValueConverter<Instant, long>(time => time.ToUnixTimeTicks(), ticks => Instant.FromUnixTimeTicks(ticks));

/// <summary>Ids as <see cref="Statement"/> stores them in SQLite.</summary>
internal sealed class GuidBytes() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));
