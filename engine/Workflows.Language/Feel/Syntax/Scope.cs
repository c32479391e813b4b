using System.Collections.Immutable;

namespace Workflows.Language.Feel.Syntax;

/// <summary>The names that may be used at a place of an expression, from the innermost out.</summary>
internal abstract class Scope(Scope? outer)
{
    public Scope? Outer { get; } = outer;

    /// <summary>The names of this scope alone.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>Where the longest of these names that stands at a position ends; −1 when none does.</summary>
    public virtual int LongestAt(int position, Lexer lexer) => lexer.Longest(Names, position);
}

/// <summary>The names that whoever evaluates gives values to.</summary>
internal sealed class VariableScope(ImmutableDictionary<string, FeelType> variables) : Scope(null)
{
    /// <summary>From so many names on it is quicker to look up what the text may mean than to try every name.</summary>
    private const int Many = 64;

    public override IEnumerable<string> Names => variables.Keys;

    public override int LongestAt(int position, Lexer lexer) =>
        variables.Count < Many ? base.LongestAt(position, lexer) : lexer.Longest(variables.ContainsKey, position);

    public FeelType? Find(string name) => variables.GetValueOrDefault(name);
}

/// <summary>One name that the expression itself gives a value to.</summary>
internal sealed class LocalScope(Scope outer, string name, FeelType type, int slot) : Scope(outer)
{
    public string Name { get; } = name;

    public FeelType Type { get; } = type;

    public int Slot { get; } = slot;

    /// <summary>True once something read it.</summary>
    public bool IsRead { get; set; }

    public override IEnumerable<string> Names => [Name];
}

/// <summary>Within a filter: the item's fields.</summary>
internal sealed class ItemScope(Scope outer, FeelType item, int slot) : Scope(outer)
{
    private readonly FeelType.ContextOf? _context = item as FeelType.ContextOf;

    public int Slot { get; } = slot;

    /// <summary>True when the item may have fields that nobody declared.</summary>
    public bool IsOpen => item == FeelType.Any || item == FeelType.AnyContext;

    public override IEnumerable<string> Names => _context?.Fields.Keys ?? [];

    public FeelType? Find(string name) => _context?.Fields.GetValueOrDefault(name);
}
